"""Derived: what a document tells or tests that is worked out of several facts."""

from decimal import Decimal

from privesfeer.cases.commons.text import Record
from privesfeer.cases.ruling import Branch
from privesfeer.rules.condition import Condition
from privesfeer.rules.roles import FactId, FieldId, RegimeName


class PayFacts(Record):
    """The facts on pay.

    Attributes:
        base: the monthly wage.
        components: what comes on top of it each month.
        unpaid: what of it fell due and was not paid.
    """

    base: FactId
    components: FactId
    unpaid: FactId


class SickPay(Record):
    """What is due of the wages of one who is ill.

    Attributes:
        least_weeks: the weeks in which it is at least the minimum wage.
        share: which part of the wages is due by law.
    """

    least_weeks: int
    share: Decimal


class Derived(Record):
    """What is worked out; a fact that does not exist is refused.

    Attributes:
        over: where the contract has ended, and the employee does not or cannot return.
        pay: the facts on pay.
        sick_pay: what is due of the wages of one who is ill.
        ill_since: the day since which the employee was ill.
        service: for how many years the employee was employed.
        end: the last day of the contract.
        ended: the fact that it had ended when an act was done.
        clause: the kind of a clause.
        access_asked: the day on which access was asked for.
        access_answered: that on which it was answered.
        leaked: what is a breach of personal data, of an act.
        restrainable: that from which the employee can undertake to refrain, of an act.
        clause_weak: that the employee has good reason to dispute the clause.
        looked_into: that the employer looked into systems or devices, of an act.
        fields: by what was worked out the field from which it follows, which is named where a document does not fit.
        branches: by law the branch of which a ruling is at home under it; labour under any other.
    """

    over: Condition
    pay: PayFacts
    sick_pay: SickPay
    ill_since: FactId
    service: FactId
    end: FactId
    ended: FactId
    clause: FactId
    access_asked: FactId
    access_answered: FactId
    leaked: Condition
    restrainable: Condition
    clause_weak: Condition
    looked_into: Condition
    fields: dict[FactId, FieldId]
    branches: dict[RegimeName, Branch]
