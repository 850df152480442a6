namespace Identity.Storage.People;

/// <summary>A person in a group.</summary>
internal sealed class MembershipRow
{
    public required Guid PersonId { get; init; }

    public required string GroupName { get; init; }
}
