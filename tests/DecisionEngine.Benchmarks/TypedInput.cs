using DecisionEngine.Evaluating;

namespace DecisionEngine.Benchmarks;

/// <summary>Sets a <see cref="CriteriaInput"/> as the facts of a case, one by one: what a program does that has its facts in a class of its own.</summary>
internal sealed class TypedInput(Evaluator evaluator)
{
    private readonly TypedFacts facts = evaluator.NewFacts();
    private readonly FactSlot income = evaluator.FactSlot("income");
    private readonly FactSlot partnerIncome = evaluator.FactSlot("partnerIncome");
    private readonly FactSlot wealth = evaluator.FactSlot("wealth");
    private readonly FactSlot rent = evaluator.FactSlot("rent");
    private readonly FactSlot children = evaluator.FactSlot("children");
    private readonly FactSlot adults = evaluator.FactSlot("adults");
    private readonly FactSlot rooms = evaluator.FactSlot("rooms");
    private readonly FactSlot resident = evaluator.FactSlot("resident");
    private readonly FactSlot student = evaluator.FactSlot("student");
    private readonly FactSlot retired = evaluator.FactSlot("retired");
    private readonly FactSlot tenure = evaluator.FactSlot("tenure");
    private readonly FactSlot region = evaluator.FactSlot("region");
    private readonly FactSlot movedIn = evaluator.FactSlot("movedIn");
    private readonly FactSlot applied = evaluator.FactSlot("applied");

    public TypedFacts Set(CriteriaInput input)
    {
        facts.Set(income, input.income);
        facts.Set(partnerIncome, input.partnerIncome);
        facts.Set(wealth, input.wealth);
        facts.Set(rent, input.rent);
        facts.Set(children, input.children);
        facts.Set(adults, input.adults);
        facts.Set(rooms, input.rooms);
        facts.Set(resident, input.resident);
        facts.Set(student, input.student);
        facts.Set(retired, input.retired);
        facts.Set(tenure, input.tenure);
        facts.Set(region, input.region);
        facts.Set(movedIn, input.movedIn);
        facts.Set(applied, input.applied);
        return facts;
    }
}
