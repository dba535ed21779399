namespace DecisionEngine.Explaining;

/// <summary>The patterns of sentences. Each says what its places hold.</summary>
public sealed partial record Wording
{
#pragma warning disable CS1591 // Each pattern is named after what it says, and Danish.cs and English.cs show it.
    public required string ADay { get; init; }
    public required string AWeek { get; init; }
    public required string AFortnight { get; init; }
    public required string AMonth { get; init; }
    public required string AYear { get; init; }
    public required string Day { get; init; }
    public required string Days { get; init; }
    public required string Week { get; init; }
    public required string Weeks { get; init; }
    public required string Month { get; init; }
    public required string MonthsWord { get; init; }
    public required string Year { get; init; }
    public required string Years { get; init; }

    // Comparisons: {0} left, {1} right.
    public required string Less { get; init; }
    public required string LessOrEqual { get; init; }
    public required string Equal { get; init; }
    public required string IsValue { get; init; }
    public required string NotEqual { get; init; }
    public required string GreaterOrEqual { get; init; }
    public required string Greater { get; init; }
    public required string Before { get; init; }
    public required string NotAfter { get; init; }
    public required string SameDay { get; init; }
    public required string OtherDay { get; init; }
    public required string NotBefore { get; init; }
    public required string After { get; init; }
    public required string BothOrNeither { get; init; }
    public required string OnlyOne { get; init; }
    public required string NotYetComputed { get; init; }
    public required string NoItems { get; init; }
    public required string IsNotAmong { get; init; }

    // What changes from one period to the next: {0} what, {1} before, {2} after.
    public required string ChangesTo { get; init; }
    public required string VersionChanges { get; init; }
    public required string FigureMissing { get; init; }

    // Truth: {0} what is quoted.
    public required string AnswerIsYes { get; init; }
    public required string AnswerIsNo { get; init; }
    public required string ConditionIsMet { get; init; }
    public required string ConditionIsNotMet { get; init; }
    public required string NotYetKnown { get; init; }
    public required string StillOpen { get; init; }
    public required string CannotBeComputed { get; init; }
    public required string AllHold { get; init; }
    public required string OneHolds { get; init; }
    public required string IfThenElse { get; init; }
    public required string And { get; init; }
    public required string Or { get; init; }
    public required string Semicolon { get; init; }
    public required string LastSemicolonAnd { get; init; }
    public required string LastSemicolonOr { get; init; }

    // Lists: {0} the items' word, {1} how many there are, {2} the condition.
    public required string ThereAre { get; init; }
    public required string ThereAreSome { get; init; }
    public required string ThereAreNone { get; init; }
    public required string SomeItem { get; init; }
    public required string NoItem { get; init; }
    public required string EveryItem { get; init; }
    public required string NotEveryItem { get; init; }
    public required string CountOf { get; init; }
    public required string CountWhere { get; init; }
    public required string SumOver { get; init; }
    public required string LowestOver { get; init; }
    public required string HighestOver { get; init; }

    // Things: {0}, {1} operands.
    public required string WithValue { get; init; }
    public required string Sum { get; init; }
    public required string Difference { get; init; }
    public required string Product { get; init; }
    public required string Quotient { get; init; }
    public required string Negative { get; init; }
    public required string LowestOf { get; init; }
    public required string HighestOf { get; init; }
    public required string Clamped { get; init; }
    public required string RoundedDown { get; init; }
    public required string WholeDown { get; init; }
    public required string WholeUp { get; init; }
    public required string WholeHalfUp { get; init; }
    public required string RoundedUp { get; init; }
    public required string RoundedHalfUp { get; init; }
    public required string RoundedHalfEven { get; init; }
    public required string PercentOf { get; init; }
    public required string PerYear { get; init; }
    public required string PerMonth { get; init; }
    public required string PerWeek { get; init; }
    public required string AgeAt { get; init; }
    public required string MonthsBetween { get; init; }
    public required string YearsBetween { get; init; }
    public required string DaysBetween { get; init; }
    public required string FirstOfMonth { get; init; }
    public required string FirstOfNextMonth { get; init; }
    public required string LastOfMonth { get; init; }
    public required string DaysAfter { get; init; }
    public required string MonthsAfter { get; init; }
    public required string YearsAfter { get; init; }
    public required string EarliestOf { get; init; }
    public required string LatestOf { get; init; }
    public required string YearOf { get; init; }
    public required string MonthOf { get; init; }
    public required string LookedUp { get; init; }
    public required string IfElseValue { get; init; }
    public required string DecidedOn { get; init; }
    public required string EffectiveDate { get; init; }
    public required string Because { get; init; }
    public required string FormulaTimes { get; init; }
    public required string SentToPerson { get; init; }

    // Faults.
    public required string DivisionByZero { get; init; }
    public required string Overflow { get; init; }
    public required string EmptyList { get; init; }
    public required string RateMissing { get; init; }
    public required string NoRow { get; init; }
    public required string SeveralRows { get; init; }
    public required string DateOutOfRange { get; init; }
    public required string NotInForce { get; init; }

    // What would change: {0} the fact, {1} and {2} values; of a whole sentence {0} the condition, {1} the answer.
    public required string ChangesNote { get; init; }
    public required string NoneSuffices { get; init; }
    public required string Were { get; init; }
    public required string WereYes { get; init; }
    public required string WereNo { get; init; }
    public required string WereOrLess { get; init; }
    public required string WereOrMore { get; init; }
    public required string WereOrEarlier { get; init; }
    public required string WereOrLater { get; init; }
    public required string WereBetween { get; init; }
    public required string WereBetweenDates { get; init; }
    public required string WereLessBy { get; init; }
    public required string WereMoreBy { get; init; }
    public required string WouldAnswer { get; init; }
    public required string WouldAmounts { get; init; }
    public required string SameBetween { get; init; }
    public required string SameFrom { get; init; }
    public required string SameTo { get; init; }
    public required string SameBetweenDates { get; init; }
    public required string SameFromDate { get; init; }
    public required string SameToDate { get; init; }

    // Headings.
    public required string HeadReasons { get; init; }
    public required string HeadRules { get; init; }
    public required string HeadFacts { get; init; }
    public required string HeadConsiderations { get; init; }
    public required string HeadCalculation { get; init; }
    public required string HeadChanges { get; init; }
    public required string HeadMissing { get; init; }
    public required string HeadToAssess { get; init; }
    public required string HeadNotNeeded { get; init; }
    public required string HeadNext { get; init; }
    public required string HeadComplaint { get; init; }
    public required string HeadContact { get; init; }
    public required string HeadGlossary { get; init; }
    public required string HeadReview { get; init; }
    public required string HeadConfidence { get; init; }
    public required string HeadRates { get; init; }
    public required string HeadToVerify { get; init; }
    public required string HeadRecord { get; init; }
    public required string HeadAllSteps { get; init; }
    public required string HeadLacks { get; init; }

    // Columns and small labels.
    public required string ColumnFact { get; init; }
    public required string ColumnValue { get; init; }
    public required string ColumnSource { get; init; }
    public required string ColumnObserved { get; init; }
    public required string ColumnResult { get; init; }
    public required string ColumnHow { get; init; }
    public required string ColumnWhat { get; init; }
    public required string ColumnInterval { get; init; }
    public required string ColumnSure { get; init; }
    public required string LabelRule { get; init; }
    public required string LabelLaw { get; init; }
    public required string LabelYourCase { get; init; }
    public required string LabelYourFacts { get; init; }
    public required string LabelExpression { get; init; }
    public required string LabelWhy { get; init; }
    public required string Met { get; init; }
    public required string NotMet { get; init; }
    public required string NotAssessed { get; init; }
    public required string NotComputedStatus { get; init; }
    public required string OutcomeRule { get; init; }

    // Sources: {0} the name.
    public required string FromParty { get; init; }
    public required string FromPartyInFile { get; init; }
    public required string FromRepresentative { get; init; }
    public required string FromRegister { get; init; }
    public required string FromCaseworker { get; init; }
    public required string FromThirdParty { get; init; }

    // How it was decided: {0} case type, {1} version, {2} date.
    public required string DecidedByRules { get; init; }
    public required string Effective { get; init; }
    public required string RouteAutomatic { get; init; }
    public required string RouteReview { get; init; }
    public required string RouteReviewOpen { get; init; }
    public required string ProposalNext { get; init; }
    public required string AnswerUs { get; init; }
    public required string AnswerNext { get; init; }
    public required string AnswerButOpen { get; init; }
    public required string NoneFits { get; init; }
    public required string NotYetAssessed { get; init; }
    public required string AssessedBy { get; init; }
    public required string NoAnswerMissing { get; init; }
    public required string NoAnswerDiscretion { get; init; }
    public required string NoAnswerFault { get; init; }
    public required string NoAnswerPerson { get; init; }
    public required string NotARefusal { get; init; }
    public required string PersonTakesOver { get; init; }
    public required string AllThatDecides { get; init; }
    public required string SameWhatever { get; init; }
    public required string Complain { get; init; }
    public required string ComplainVia { get; init; }
    public required string YourRights { get; init; }
    public required string Phone { get; init; }
    public required string Visit { get; init; }
    public required string Hours { get; init; }
    public required string Web { get; init; }
    public required string Sufficient { get; init; }
    public required string Insufficient { get; init; }
    public required string Noted { get; init; }
    public required string SureHigh { get; init; }
    public required string SureMedium { get; init; }
    public required string SureLow { get; init; }
    public required string OpenInterval { get; init; }
    public required string ClosedInterval { get; init; }
    public required string RecordRuleSet { get; init; }
    public required string RecordHash { get; init; }
    public required string RecordPath { get; init; }
#pragma warning restore CS1591
}
