using Identity.Domain.Methods;

namespace Identity.Server.Authenticators.Totp;

/// <summary>Where the devices of one kind are kept that make one-time passwords (RFC 6238). Their codes have one ceremony.</summary>
internal interface ITotpDevices
{
    /// <summary>The method that such a device is.</summary>
    TwoStepMethod Method { get; }

    /// <summary>The device of one registered method; <see langword="null"/> if there is none.</summary>
    Task<TotpDevice?> FindAsync(Guid personId, Guid methodId, CancellationToken cancellationToken);

    /// <summary>All devices of a person; one query also where there is no such person (attack 11).</summary>
    Task<IReadOnlyList<TotpDevice>> FindAllAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>Spends a time step and all before it (section 5.2). Of any number of callers one gets <see langword="true"/>.</summary>
    Task<bool> TrySpendAsync(Guid personId, TotpDevice device, long step, DateTimeOffset now, CancellationToken cancellationToken);
}
