using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;

namespace Identity.Storage.Methods;

/// <summary>A row of <c>removed_methods</c>: a <see cref="MethodRow"/> as it was, and since when it is none.</summary>
internal sealed class RemovedMethodRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string Method { get; init; }

    public required string Channel { get; init; }

    public required string Label { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required AssuranceLevel RegisteredUnder { get; init; }

    public required bool IsDefault { get; init; }

    public required byte[]? SealedSecret { get; init; }

    public required long? LastStep { get; init; }

    public PhoneSlot? Phone { get; init; }

    public DateTimeOffset? ProvenAt { get; init; }

    public string? MailDomain { get; init; }

    public required DateTimeOffset RemovedAt { get; init; }

    public required bool IsQuarantined { get; init; }
}
