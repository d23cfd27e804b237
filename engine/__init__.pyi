# What to do, for either side.
from .advice.told import Advice as Advice
from .advice.told import AdvisedCourse as AdvisedCourse
from .advice.told import AdvisedMeasure as AdvisedMeasure
from .advice.told import AdvisedStep as AdvisedStep
from .advice.told import AnsweredQuestion as AnsweredQuestion
from .advice.told import Outlook as Outlook
from .advice.told import SideAdvice as SideAdvice
from .advice.told import ToldWay as ToldWay

# What is told before one looks.
from .advice.told_look import Look as Look
from .advice.told_look import LookPart as LookPart
from .advice.told_look import LookState as LookState
from .advice.told_look import ToldCost as ToldCost
from .advice.told_look import ToldLogLine as ToldLogLine
from .advice.told_look import ToldLookRemark as ToldLookRemark
from .advice.told_look import ToldLookStep as ToldLookStep

# What answers.
# The words in which an answer is told.
from .answers import pleading as pleading
from .answers import wording as wording

# What each act of a file is in the whole.
from .answers.acts import ACT_HEADINGS as ACT_HEADINGS
from .answers.acts import ActRow as ActRow
from .answers.applied import AppliedBurden as AppliedBurden
from .answers.applied import AppliedConsequence as AppliedConsequence
from .answers.applied import AppliedFramework as AppliedFramework
from .answers.applied import AppliedPresumption as AppliedPresumption
from .answers.applied import Ground as Ground
from .answers.applied import NamedRegime as NamedRegime

# What both sides can best say.
from .answers.argument import Argument as Argument
from .answers.argument import Arguments as Arguments
from .answers.argument import Plea as Plea
from .answers.argument import Sentence as Sentence
from .answers.cited import Citation as Citation
from .answers.cited import Point as Point
from .answers.cited import Source as Source
from .answers.cited import Stood as Stood
from .answers.cited import Verification as Verification
from .answers.compared import ComparedCircumstance as ComparedCircumstance
from .answers.compared import ComparedRuling as ComparedRuling
from .answers.compared import Decided as Decided
from .answers.compared import Rulings as Rulings
from .answers.compared import Weight as Weight
from .answers.days_passed import DaysPassed as DaysPassed

# What a court asks of the measure.
from .answers.elements import AppliedElement as AppliedElement
from .answers.explanation import titled as titled

# The proof as a graph.
from .answers.graph import ArgumentGraph as ArgumentGraph
from .answers.graph import EdgeKind as EdgeKind
from .answers.graph import Node as Node
from .answers.graph import NodeKind as NodeKind
from .answers.graph import argument_graph as argument_graph
from .answers.graph import outcomes_of as outcomes_of

# What to ask next.
from .answers.interview import AskedFact as AskedFact
from .answers.interview import Interview as Interview
from .answers.interview import importance as importance
from .answers.open import ChangedFact as ChangedFact

# What is open, and what would change an answer.
from .answers.open import ChangeGoal as ChangeGoal
from .answers.open import Changes as Changes
from .answers.open import ChangeSet as ChangeSet
from .answers.open import MovingFact as MovingFact
from .answers.open import QuestionStability as QuestionStability
from .answers.open import RaisingFact as RaisingFact
from .answers.open import Stability as Stability
from .answers.open import Turned as Turned
from .answers.open import ValueRaises as ValueRaises
from .answers.open import ValueTurns as ValueTurns
from .answers.open import WorthAsking as WorthAsking
from .answers.pleading import PARTIES as PARTIES
from .answers.scale import CompactRung as CompactRung
from .answers.scale import Rung as Rung
from .answers.scale import Scale as Scale
from .answers.scale import ScaleFamily as ScaleFamily
from .answers.scale import Scales as Scales
from .answers.single_change import Switch as Switch
from .answers.sources import Sources as Sources
from .answers.sources import worth as worth
from .answers.standing import Standing as Standing
from .answers.told_facts import NamedFact as NamedFact
from .answers.told_facts import StatedFact as StatedFact
from .answers.told_facts import ValueBrings as ValueBrings
from .answers.told_facts import VariedFact as VariedFact
from .answers.track import Tally as Tally
from .answers.track import Track as Track
from .answers.verdict import ActVerdict as ActVerdict

# A verdict.
from .answers.verdict import Answer as Answer
from .answers.verdict import CaseEntry as CaseEntry

# A verdict in short.
from .answers.verdict import Compact as Compact
from .answers.verdict import CompactAct as CompactAct
from .answers.verdict import CompactAnswer as CompactAnswer
from .answers.verdict import EntryAnswer as EntryAnswer
from .answers.verdict import LastDay as LastDay
from .answers.verdict import Verdict as Verdict
from .answers.verdict import Versions as Versions
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
from .codes.bench import Bench as Bench
from .codes.bench import RulingMove as RulingMove
from .codes.bench import Stress as Stress
from .codes.bench import WithCode as WithCode
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

# How a ruling stands to what it is cited for.
from .doctrine.authority import STANCES as STANCES
from .doctrine.authority import Stance as Stance

# For who answers many, or looks at a ruling as the engine reads it.
from .doctrine.chain import Chain as Chain
from .doctrine.factors import Circumstance as Circumstance
from .doctrine.reading import Reading as Reading
from .doctrine.result import Strength as Strength

# What stops the program.
from .proof.fault import UnprovedError as UnprovedError
from .reasoner import Reasoner as Reasoner

# What may be asked, until when and for how much.
from .remedies.told import Asked as Asked
from .remedies.told import Deadline as Deadline
from .remedies.told import Further as Further
from .remedies.told import Remedies as Remedies
from .remedies.told import Sum as Sum
from .remedies.told_law import Comparable as Comparable
from .remedies.told_law import Left as Left
from .remedies.told_law import ToldAward as ToldAward
from .remedies.told_law import ToldChecklist as ToldChecklist
from .remedies.told_law import ToldElement as ToldElement
from .remedies.told_law import ToldPoint as ToldPoint
from .remedies.told_law import ToldPosition as ToldPosition
from .remedies.told_law import ToldRemark as ToldRemark
from .remedies.told_law import ToldRequest as ToldRequest
from .remedies.told_law import ToldRoute as ToldRoute
from .remedies.told_law import ToldSettlement as ToldSettlement
from .search.batch import compiled as compiled
from .search.counterfactual import MOST as MOST
