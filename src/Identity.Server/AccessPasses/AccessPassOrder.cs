using Identity.Storage.Auditing;
using Identity.Storage.Notices;

namespace Identity.Server.AccessPasses;

/// <summary>A pass that somebody is to be given.</summary>
internal sealed record AccessPassOrder
{
    /// <summary>To whom.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The person's epoch; at another one nothing is made.</summary>
    public required long Epoch { get; init; }

    /// <summary>How many characters.</summary>
    public required int Length { get; init; }

    /// <summary>When it begins to work.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>For how long.</summary>
    public required TimeSpan Lifetime { get; init; }

    /// <summary>Whether it works once.</summary>
    public required bool IsOnce { get; init; }

    /// <summary>What the audit log says.</summary>
    public required AuditEvent Happened { get; init; }

    /// <summary>What the person is told.</summary>
    public ChangeKind Notice { get; init; } = ChangeKind.PassMade;

    /// <summary>Whether it works whatever policy says.</summary>
    public bool IsBreakGlass { get; init; }
}
