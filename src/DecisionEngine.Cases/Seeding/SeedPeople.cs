using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Seeding;

/// <summary>People who do not exist, and whose names say so.</summary>
internal sealed class SeedPeople(long seed, Policy policy, IEnumerable<string> caseTypes)
{
    private static readonly string[] First =
        ["Alma", "Bent", "Clara", "Dagny", "Emil", "Freja", "Gorm", "Hanne", "Ivan", "Jytte", "Karla", "Leif", "Maja", "Niels", "Olga", "Palle", "Rosa", "Svend", "Tove", "Ulla"];

    private static readonly string[] Last = ["Opdigt", "Tænktesen", "Påfund", "Attrap", "Prøvesen", "Eksempelsen", "Fantasi", "Skrøne"];

    private readonly ImmutableArray<string> units = [.. caseTypes.Select(policy.UnitOf).Append(policy.Unit).Distinct()];

    public Actor Mette => new(Role.Caseworker, "seed-mette", "Mette Attrap", units);

    public Actor Jens => new(Role.Caseworker, "seed-jens", "Jens Opdigt", units);

    public Actor Lead => new(Role.TeamLead, "seed-lise", "Lise Påfund", units);

    /// <summary>The party of a case; some have more than one.</summary>
    public Party Party(int number, Chance chance)
    {
        var person = chance.Is(0.1) && number > 3 ? number - 3 : number;
        var own = new Chance(seed ^ 0x5eed, person);
        var name = $"{own.One(First)} {own.One(Last)}";
        var address = string.Create(CultureInfo.InvariantCulture, $"Opdigtvej {person + 1}, 9999 Eksempelby");
        var isDigital = own.Is(0.85);
        return new Party(Key(person), name, isDigital ? null : address, isDigital && own.Is(0.05), isDigital);
    }

    /// <summary>Who acts for the party of a case; null for nearly everybody.</summary>
    public Representative? Representative(int number, Chance chance) =>
        chance.Is(0.06) ? new Representative($"{Key(number)}-helper", $"{chance.One(First)} {chance.One(Last)}") : null;

    /// <summary>The party, acting.</summary>
    public static Actor Acting(Party party) => new(Role.Citizen, party.Key, party.Name, []);

    private string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"seed-{seed}-{number}");
}
