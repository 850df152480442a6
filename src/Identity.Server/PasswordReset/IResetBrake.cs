namespace Identity.Server.PasswordReset;

/// <summary>Makes beginning resets dear after repeated tries, before anything is looked up.</summary>
internal interface IResetBrake
{
    /// <summary>Whether a reset may begin under a name now, with what was sent for it; it is asked for every name alike (attack 11).</summary>
    /// <param name="nameDigest">The digest of the name.</param>
    /// <param name="form">The form, which may carry what was paid with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<bool> LetsPassAsync(string nameDigest, IFormCollection form, CancellationToken cancellationToken);
}
