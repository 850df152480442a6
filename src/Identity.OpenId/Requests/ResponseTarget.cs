namespace Identity.OpenId.Requests;

/// <summary>Where the answer to an authorization request goes, and how.</summary>
/// <param name="Redirect">The address, which has been checked.</param>
/// <param name="Mode">One of <see cref="ResponseModes"/>; an answer about a mode that there is not goes by the default.</param>
/// <param name="State"><c>state</c>, to be sent back as it came; <see langword="null"/> if there was none, or one that cannot be.</param>
internal sealed record ResponseTarget(ValidatedRedirect Redirect, string? Mode, string? State);
