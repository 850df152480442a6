namespace Identity.Server.Audit;

/// <summary>Something that happened to a person's account, as a page shows it to that person.</summary>
internal sealed record ActivityEntry
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="AuditKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind in words, in the language of the request.</summary>
    public required string Text { get; init; }

    /// <summary>The name of the app that it came through.</summary>
    public string? ClientName { get; init; }

    /// <summary>The address that it came from; none where it was erased, or is somebody else's who works for the organisation.</summary>
    public string? Address { get; init; }

    /// <summary>What people call the method that it was about, in the language of the request; the person's own name for an app password.</summary>
    public string? Method { get; init; }
}
