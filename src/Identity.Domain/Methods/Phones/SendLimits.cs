namespace Identity.Domain.Methods.Phones;

/// <summary>How many texts and calls leave, and what they may cost: against people who make a server pay for messages (fault 24).</summary>
/// <remarks>Costs are in hundredths of whatever the organisation pays in. Policy can change each figure within the bounds of <see cref="Bounds"/>.</remarks>
public sealed record SendLimits
{
    /// <summary>The defaults.</summary>
    public static SendLimits Default { get; } = new();

    /// <summary>The least and the most of each figure, by its name in the policy document.</summary>
    public static IReadOnlyDictionary<string, (int Least, int Most)> Bounds { get; } = new Dictionary<string, (int Least, int Most)>(StringComparer.Ordinal)
    {
        ["personPerHour"] = (1, 20),
        ["numberPerDay"] = (1, 100),
        ["prefixPerHour"] = (1, 100_000),
        ["addressPerHour"] = (1, 100_000),
        ["countryPerDay"] = (0, 10_000_000),
        ["perDay"] = (0, 10_000_000),
        ["textCost"] = (0, 10_000),
        ["callCost"] = (0, 10_000),
        ["costPerDay"] = (0, 1_000_000_000),
    };

    /// <summary>To one person in an hour: 5.</summary>
    public int PersonPerHour { get; init; } = 5;

    /// <summary>To one number in a day, whoever has it: 10.</summary>
    public int NumberPerDay { get; init; } = 10;

    /// <summary>To numbers that differ in their last four digits only, in an hour: 50.</summary>
    public int PrefixPerHour { get; init; } = 50;

    /// <summary>Asked for from one network address in an hour: 100, since an office may share one.</summary>
    public int AddressPerHour { get; init; } = 100;

    /// <summary>To one country in a day: 5,000.</summary>
    public int CountryPerDay { get; init; } = 5_000;

    /// <summary>In all in a day: 10,000.</summary>
    public int PerDay { get; init; } = 10_000;

    /// <summary>What a text is taken to cost: 8.</summary>
    public int TextCost { get; init; } = 8;

    /// <summary>What a call is taken to cost: 15.</summary>
    public int CallCost { get; init; } = 15;

    /// <summary>What all of them in a day may cost: 50,000.</summary>
    public int CostPerDay { get; init; } = 50_000;
}
