namespace Identity.Server.Tests.Model.Rules;

/// <summary>Says which rule does not hold.</summary>
internal static class Holds
{
    /// <summary>Stops the run unless it does.</summary>
    public static void That(bool holds, string rule)
    {
        if (!holds)
        {
            throw new RuleBrokenException(rule);
        }
    }
}
