namespace Identity.Storage.PasswordResets;

/// <summary>What is written in the place of a code or a message where nothing is sent, so that it costs the same (attack 11). It means nothing.</summary>
/// <param name="Id">The row's key.</param>
/// <param name="Content">As many bytes as the true row would have.</param>
/// <param name="CreatedAt">When it was written.</param>
public sealed record Decoy(Guid Id, byte[] Content, DateTimeOffset CreatedAt);
