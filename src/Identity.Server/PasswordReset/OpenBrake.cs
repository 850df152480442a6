namespace Identity.Server.PasswordReset;

/// <summary>Lets every reset begin.</summary>
internal sealed class OpenBrake : IResetBrake
{
    public Task<bool> LetsPassAsync(string nameDigest, IFormCollection form, CancellationToken cancellationToken) => Task.FromResult(true);
}
