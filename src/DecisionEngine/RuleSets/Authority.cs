namespace DecisionEngine.RuleSets;

/// <summary>Who decides, and where the decision can be taken further.</summary>
/// <param name="Name">The authority.</param>
/// <param name="Unit">The unit that holds the case.</param>
/// <param name="Contact">How to reach it.</param>
/// <param name="Complaint">The complaint guidance (FVL § 25).</param>
public sealed record Authority(LocalText Name, LocalText Unit, Contact Contact, Complaint Complaint);

/// <summary>The ways to reach the unit; all channels are equal.</summary>
/// <param name="Phone">Telephone number.</param>
/// <param name="Address">Address for visits and letters.</param>
/// <param name="Hours">Opening hours.</param>
/// <param name="Web">Address on the web.</param>
public sealed record Contact(string Phone, LocalText Address, LocalText Hours, string Web);

/// <summary>Complaint guidance: body, procedure and deadline (FVL § 25).</summary>
/// <param name="Body">The body that decides the complaint.</param>
/// <param name="Weeks">The deadline in calendar weeks from receipt.</param>
/// <param name="Via">Who receives the complaint first.</param>
/// <param name="How">How to complain, in plain words.</param>
public sealed record Complaint(LocalText Body, int Weeks, LocalText Via, LocalText How);
