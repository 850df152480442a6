namespace Identity.OpenId.Gate;

/// <summary>Which levels the host's gate can answer with now: <c>acr_values_supported</c> (OpenID Connect Discovery 3).</summary>
public interface IAcrValues
{
    /// <summary>Their names; none if the host has no levels.</summary>
    Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken);
}
