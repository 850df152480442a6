namespace Identity.Storage.Restoring;

/// <summary>What a restored database no longer believes.</summary>
/// <param name="People">Whose sign-ins, sessions and tokens ended: everybody's.</param>
/// <param name="Passes">Temporary access passes.</param>
/// <param name="RecoveryCodes">Codes that had not been used when the backup was made.</param>
/// <param name="AppPasswords">App passwords that worked.</param>
/// <param name="Messages">Messages that had not been sent when the backup was made.</param>
public sealed record VoidedByRestore(int People, int Passes, int RecoveryCodes, int AppPasswords, int Messages);
