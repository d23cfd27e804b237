# What to do, for either side.
# What is told before one looks.
from .advice.look_records import Look as Look
from .advice.look_records import LookPart as LookPart
from .advice.look_records import LookState as LookState
from .advice.look_records import ToldCost as ToldCost
from .advice.look_records import ToldLogLine as ToldLogLine
from .advice.look_records import ToldLookRemark as ToldLookRemark
from .advice.look_records import ToldLookStep as ToldLookStep
from .advice.records import Advice as Advice
from .advice.records import AdvisedCourse as AdvisedCourse
from .advice.records import AdvisedMeasure as AdvisedMeasure
from .advice.records import AdvisedStep as AdvisedStep
from .advice.records import AnsweredQuestion as AnsweredQuestion
from .advice.records import Outlook as Outlook
from .advice.records import SideAdvice as SideAdvice
from .advice.records import ToldWay as ToldWay
from .answers import wording as wording
from .answers.applied import AppliedBurden as AppliedBurden
from .answers.applied import AppliedConsequence as AppliedConsequence
from .answers.applied import AppliedFramework as AppliedFramework
from .answers.applied import AppliedPresumption as AppliedPresumption
from .answers.applied import Ground as Ground
from .answers.applied import NamedRegime as NamedRegime

# What answers.
# The words in which an answer is told.
from .answers.arguments import pleading as pleading

# What both sides can best say.
from .answers.arguments.argument import Argument as Argument
from .answers.arguments.argument import Arguments as Arguments
from .answers.arguments.argument import Plea as Plea
from .answers.arguments.argument import Sentence as Sentence

# The proof as a graph.
from .answers.arguments.graph import ArgumentGraph as ArgumentGraph
from .answers.arguments.graph import EdgeKind as EdgeKind
from .answers.arguments.graph import Node as Node
from .answers.arguments.graph import NodeKind as NodeKind
from .answers.arguments.graph import argument_graph as argument_graph
from .answers.arguments.graph import outcomes_of as outcomes_of
from .answers.arguments.pleading import PARTIES as PARTIES
from .answers.authorities.cited import Citation as Citation
from .answers.authorities.cited import Point as Point
from .answers.authorities.cited import Source as Source
from .answers.authorities.cited import Stood as Stood
from .answers.authorities.cited import Verification as Verification
from .answers.authorities.compared import ComparedCircumstance as ComparedCircumstance
from .answers.authorities.compared import ComparedRuling as ComparedRuling
from .answers.authorities.compared import Decided as Decided
from .answers.authorities.compared import Rulings as Rulings
from .answers.authorities.compared import Weight as Weight
from .answers.authorities.sources import Sources as Sources
from .answers.authorities.sources import worth as worth

# What to ask next.
from .answers.changes.interview import AskedFact as AskedFact
from .answers.changes.interview import Interview as Interview
from .answers.changes.interview import importance as importance
from .answers.changes.open import ChangedFact as ChangedFact

# What is open, and what would change an answer.
from .answers.changes.open import ChangeGoal as ChangeGoal
from .answers.changes.open import Changes as Changes
from .answers.changes.open import ChangeSet as ChangeSet
from .answers.changes.open import MovingFact as MovingFact
from .answers.changes.open import QuestionStability as QuestionStability
from .answers.changes.open import RaisingFact as RaisingFact
from .answers.changes.open import Stability as Stability
from .answers.changes.open import Turned as Turned
from .answers.changes.open import ValueRaises as ValueRaises
from .answers.changes.open import ValueTurns as ValueTurns
from .answers.changes.open import WorthAsking as WorthAsking
from .answers.changes.single_change import SingleChange as SingleChange
from .answers.facts.days_passed import DaysPassed as DaysPassed
from .answers.facts.records import NamedFact as NamedFact
from .answers.facts.records import StatedFact as StatedFact
from .answers.facts.records import ValueBrings as ValueBrings
from .answers.facts.records import VariedFact as VariedFact

# What a court asks of the measure.
from .answers.reasons.elements import AppliedElement as AppliedElement
from .answers.reasons.standing import Standing as Standing
from .answers.reasons.track import Tally as Tally
from .answers.reasons.track import Track as Track

# What each act of a file is in the whole.
from .answers.verdicts.acts import ACT_HEADINGS as ACT_HEADINGS
from .answers.verdicts.acts import ActRow as ActRow
from .answers.verdicts.beyond import ToldBeyond as ToldBeyond
from .answers.verdicts.beyond import reservation as reservation
from .answers.verdicts.explanation import titled as titled
from .answers.verdicts.scale import CompactRung as CompactRung
from .answers.verdicts.scale import Rung as Rung
from .answers.verdicts.scale import Scale as Scale
from .answers.verdicts.scale import ScaleFamily as ScaleFamily
from .answers.verdicts.scale import Scales as Scales
from .answers.verdicts.verdict import ActVerdict as ActVerdict

# A verdict.
from .answers.verdicts.verdict import Answer as Answer
from .answers.verdicts.verdict import CaseEntry as CaseEntry

# A verdict in short.
from .answers.verdicts.verdict import Compact as Compact
from .answers.verdicts.verdict import CompactAct as CompactAct
from .answers.verdicts.verdict import CompactAnswer as CompactAnswer
from .answers.verdicts.verdict import EntryAnswer as EntryAnswer
from .answers.verdicts.verdict import LastDay as LastDay
from .answers.verdicts.verdict import Verdict as Verdict
from .answers.verdicts.verdict import Versions as Versions
from .answers.wording import CONFIDENCE as CONFIDENCE
from .answers.wording import LIMITS as LIMITS
from .audit.consistency import FEW_FOR_OUTCOME as FEW_FOR_OUTCOME
from .audit.consistency import FEW_ON_QUESTION as FEW_ON_QUESTION
from .audit.consistency import FEW_ON_RUNG as FEW_ON_RUNG

# Where books need attention.
from .audit.consistency import Check as Check
from .audit.consistency import Clash as Clash
from .audit.consistency import Founded as Founded
from .audit.consistency import Idle as Idle
from .audit.consistency import Thin as Thin
from .audit.consistency import Untried as Untried
from .audit.consistency import Unverified as Unverified

# How good it is.
from .audit.evaluation import Evaluation as Evaluation
from .audit.evaluation import LeftOut as LeftOut
from .audit.evaluation import evaluate as evaluate
from .audit.folds import Mode as Mode
from .audit.own_outcomes import REASONS as REASONS

# Every ruling on its own facts.
from .audit.own_outcomes import Examined as Examined
from .audit.own_outcomes import examine as examine
from .audit.score import LEAST_AFFAIRS as LEAST_AFFAIRS
from .audit.score import LEAST_COUNT as LEAST_COUNT
from .audit.score import LEAST_DECISIONS as LEAST_DECISIONS
from .audit.score import LEAST_SHARE as LEAST_SHARE
from .audit.score import ElementPrediction as ElementPrediction
from .audit.score import Measured as Measured
from .audit.score import Prediction as Prediction
from .audit.score import Score as Score

# Where it stays silent.
from .audit.silence import DRAWN_INCIDENTS as DRAWN_INCIDENTS
from .audit.silence import Silent as Silent
from .audit.silence import Unread as Unread
from .audit.silence import silences as silences

# What the words of a text are worth.
from .audit.suggested import FEW as FEW
from .audit.suggested import Count as Count
from .audit.suggested import TermsMeasured as TermsMeasured
from .audit.suggested import measure_terms as measure_terms

# Textbook incidents.
from .audit.textbook import TextbookAnswer as TextbookAnswer
from .audit.textbook import TextbookMeasured as TextbookMeasured
from .audit.textbook import TextbookScore as TextbookScore
from .audit.textbook import ask_textbook as ask_textbook

# The citations of a text, checked.
from .citations.check import Citator as Citator
from .citations.finding import CheckedCitation as CheckedCitation
from .citations.finding import CitationCheck as CitationCheck

# Social media codes.
from .codes import drafting as drafting
from .codes.checker import CodeChecker as CodeChecker
from .codes.checker import RulingMove as RulingMove
from .codes.checker import Stress as Stress
from .codes.checker import WithCode as WithCode
from .codes.drafting import WrittenClause as WrittenClause
from .codes.drafting import WrittenCode as WrittenCode
from .codes.effect import AnswerInShort as AnswerInShort
from .codes.effect import Change as Change
from .codes.effect import Move as Move
from .codes.effect import Side as Side
from .codes.findings import SEVERITIES as SEVERITIES
from .codes.findings import CodeCheck as CodeCheck
from .codes.findings import CouncilQuestion as CouncilQuestion
from .codes.findings import NormFinding as NormFinding
from .codes.findings import policy_hash as policy_hash

# For who answers many, or looks at a ruling as the engine reads it.
from .doctrine.answer_chain import AnswerChain as AnswerChain

# How a ruling stands to what it is cited for.
from .doctrine.authority import STANCES as STANCES
from .doctrine.authority import Stance as Stance
from .doctrine.factors import Circumstance as Circumstance
from .doctrine.reading import Reading as Reading
from .doctrine.result import Strength as Strength

# What stops the program.
from .proof.fault import UnprovedError as UnprovedError
from .reasoner import Reasoner as Reasoner
from .remedies.law_records import Comparable as Comparable
from .remedies.law_records import Left as Left
from .remedies.law_records import ToldAward as ToldAward
from .remedies.law_records import ToldChecklist as ToldChecklist
from .remedies.law_records import ToldElement as ToldElement
from .remedies.law_records import ToldPoint as ToldPoint
from .remedies.law_records import ToldPosition as ToldPosition
from .remedies.law_records import ToldRemark as ToldRemark
from .remedies.law_records import ToldRequest as ToldRequest
from .remedies.law_records import ToldRoute as ToldRoute
from .remedies.law_records import ToldSettlement as ToldSettlement

# What may be asked, until when and for how much.
from .remedies.records import Asked as Asked
from .remedies.records import Deadline as Deadline
from .remedies.records import Further as Further
from .remedies.records import Remedies as Remedies
from .remedies.records import Sum as Sum
from .search.batch import compiled as compiled
from .search.counterfactual import MOST as MOST
