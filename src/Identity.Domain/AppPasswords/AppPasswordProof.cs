namespace Identity.Domain.AppPasswords;

/// <summary>An app password was right. It is no <see cref="SignIn.SignInProof"/>: no session, page or method can be had for it (rule 2, fault 9).</summary>
/// <param name="Password">Which.</param>
public sealed record AppPasswordProof(AppPassword Password);
