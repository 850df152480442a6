namespace Identity.Server.Tests.Model.Doings;

/// <summary>New passwords that people think of.</summary>
internal static class NewPasswords
{
    /// <summary>Mostly a good one; else one that the rules refuse, or the one that they have.</summary>
    public static string Pick(Doing doing, ModelPerson? person) => doing.Dice.Below(100) switch
    {
        < 85 => $"battery staple {doing.Dice.Below(1_000_000)} horse",
        < 92 => "password1",
        _ => person?.Password ?? "short",
    };
}
