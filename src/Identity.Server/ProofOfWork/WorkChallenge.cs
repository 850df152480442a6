namespace Identity.Server.ProofOfWork;

/// <summary>A piece of work for a browser, or a time to wait without JavaScript.</summary>
/// <param name="Text">What is sent back: signed, so that nothing has to be kept of it.</param>
/// <param name="Difficulty">With how many zero bits the SHA-256 of <c>{text}:{number}</c> has to begin.</param>
/// <param name="Wait">After how long it is taken without the work.</param>
internal sealed record WorkChallenge(string Text, int Difficulty, TimeSpan Wait);
