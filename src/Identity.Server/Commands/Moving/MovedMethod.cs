namespace Identity.Server.Commands.Moving;

/// <summary>A method that was registered elsewhere.</summary>
/// <param name="Label">The person's own name for it.</param>
/// <param name="RegisteredAt">When it was registered; <see langword="null"/> if it is not known.</param>
/// <param name="IsDefault">Whether it is asked for first.</param>
internal abstract record MovedMethod(string Label, DateTimeOffset? RegisteredAt, bool IsDefault)
{
    /// <summary>What no two methods of a person share: the kind, and the key or number.</summary>
    public abstract string Key { get; }

    /// <summary>Whether a method here is this one, with the same key, name and place.</summary>
    public bool IsSame(MovedMethod other) =>
        Key == other.Key && Label == other.Label && IsDefault == other.IsDefault
        && (RegisteredAt is null || other.RegisteredAt is null || RegisteredAt == other.RegisteredAt);
}
