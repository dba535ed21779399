namespace DecisionEngine.Benchmarks;

/// <summary>The facts of the twenty criteria as a class: the typed input of Microsoft RulesEngine, named as the facts are.</summary>
#pragma warning disable IDE1006, SA1300 // The names are those of the facts.
public sealed class CriteriaInput
{
    public decimal income { get; set; }

    public decimal partnerIncome { get; set; }

    public decimal wealth { get; set; }

    public decimal rent { get; set; }

    public int children { get; set; }

    public int adults { get; set; }

    public int rooms { get; set; }

    public bool resident { get; set; }

    public bool student { get; set; }

    public bool retired { get; set; }

    public string tenure { get; set; } = "";

    public string region { get; set; } = "";

    public DateOnly movedIn { get; set; }

    public DateOnly applied { get; set; }
}
