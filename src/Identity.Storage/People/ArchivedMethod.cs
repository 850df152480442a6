using Identity.Domain.Methods.Phones;

namespace Identity.Storage.People;

/// <summary>A registered method as moved from one server to another.</summary>
public sealed record ArchivedMethod
{
    /// <summary>The method's key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name of the kind of method, for example <c>totp</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The number, device, mailbox or key behind it.</summary>
    public required string Channel { get; init; }

    /// <summary>Which of the person's phones it is; <see langword="null"/> if it is none.</summary>
    public PhoneSlot? Phone { get; init; }

    /// <summary>The person's own name for it.</summary>
    public required string Label { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Whether it is asked for first.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Its secret, sealed for this person and row (attack 9).</summary>
    public required byte[] SealedSecret { get; init; }
}
