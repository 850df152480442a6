using Identity.Domain.Methods;

namespace Identity.Domain.SecurityInfo;

/// <summary>Whether a method may be removed.</summary>
public abstract record RemovalAnswer
{
    private RemovalAnswer()
    {
    }

    /// <summary>It may.</summary>
    /// <param name="NextDefault">The default afterwards; <see langword="null"/> if none is left that could be.</param>
    public sealed record Allowed(RegisteredMethod? NextDefault) : RemovalAnswer
    {
        /// <summary>The recovery codes that go with it, because there is nothing left that they could stand in for; <see langword="null"/> if none do.</summary>
        public RegisteredMethod? Codes { get; init; }
    }

    /// <summary>A rule requires it: another has to be registered first.</summary>
    /// <param name="RuleId">The rule.</param>
    public sealed record Required(string RuleId) : RemovalAnswer;

    /// <summary>It is none of the person's.</summary>
    public sealed record NotRegistered : RemovalAnswer;
}
