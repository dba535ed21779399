namespace DecisionEngine.Cases.Records;

/// <summary>What can be wrong with a receipt. Stable codes.</summary>
public static class ReceiptCode
{
    /// <summary>The file is larger than any that is read.</summary>
    public const string TooLarge = "receipt-too-large";

    /// <summary>It is no receipt.</summary>
    public const string Unreadable = "receipt-unreadable";

    /// <summary>It is another format, or another version of it.</summary>
    public const string Format = "receipt-format";

    /// <summary>It is not byte for byte as receipts are written.</summary>
    public const string NotCanonical = "receipt-not-canonical";

    /// <summary>It cannot be checked to its end.</summary>
    public const string Failed = "receipt-failed";

    /// <summary>The seal over the whole file is another.</summary>
    public const string Seal = "receipt-seal";

    /// <summary>The rule set's file has another hash.</summary>
    public const string FileHash = "receipt-file-hash";

    /// <summary>The tested paths have another hash.</summary>
    public const string PathsHash = "receipt-paths-hash";

    /// <summary>The facts have another hash.</summary>
    public const string FactsHash = "receipt-facts-hash";

    /// <summary>The frozen evaluation is another.</summary>
    public const string EvaluationDocument = "receipt-evaluation-document";

    /// <summary>The evaluation has another hash.</summary>
    public const string CanonicalHash = "receipt-canonical-hash";

    /// <summary>The event's hash is not that of its parts.</summary>
    public const string EventHash = "receipt-event-hash";

    /// <summary>The event is not one that issued a decision in the case.</summary>
    public const string EventOther = "receipt-event-other";

    /// <summary>The event's content hash is not that of its content.</summary>
    public const string ContentHash = "receipt-content-hash";

    /// <summary>The event says something else than the receipt.</summary>
    public const string Payload = "receipt-payload";

    /// <summary>The rule set cannot be read.</summary>
    public const string RuleSet = "receipt-rule-set";

    /// <summary>The file is another rule set or version.</summary>
    public const string RuleSetOther = "receipt-rule-set-other";

    /// <summary>The facts cannot be evaluated.</summary>
    public const string Facts = "receipt-facts";

    /// <summary>Made again, the evaluation has another hash.</summary>
    public const string EvaluationHash = "receipt-evaluation-hash";

    /// <summary>Made again, the evaluation is another.</summary>
    public const string Evaluation = "receipt-evaluation";

    /// <summary>The rules give another outcome.</summary>
    public const string Outcome = "receipt-outcome";

    /// <summary>The rules give other amounts.</summary>
    public const string Amounts = "receipt-amounts";

    /// <summary>The decision rests on something else than it says.</summary>
    public const string Used = "receipt-used";

    /// <summary>Made again, the trace is another.</summary>
    public const string Trace = "receipt-trace";

    /// <summary>The record does not hold it.</summary>
    public const string NotInRecord = "receipt-not-in-record";
}
