namespace Identity.Server.Tests.Model.Rules;

/// <summary>Rules 2 and 3: no sign-in knows a method that is good for resets alone, or one that is half-made.</summary>
internal static class PurposeRule
{
    private static readonly string[] Known = ["password", "pass", "totp", "hardwareToken", "phone", "securityKey", "recoveryCodes", "device"];

    /// <summary>What new recovery codes are kept as while they are shown: they are registered already.</summary>
    private const string ShownCodes = "shownRecoveryCodes";

    /// <summary>Looks at all proofs that are kept of sign-ins.</summary>
    public static void Check(Change change)
    {
        var after = change.After;
        foreach (var row in after.Transactions.Values.Concat(after.Sessions.Values).Concat(after.Grants.Values))
        {
            var stranger = row.Proofs.FirstOrDefault(proof => !Known.Contains(proof.Method));
            Holds.That(stranger is null, $"rule 2: {stranger?.Method} in a sign-in");
        }

        var registered = after.Methods.SelectMany(methods => methods).Select(method => method.Id).ToHashSet();
        Holds.That(!after.Pending.Any(pending => pending.Method != ShownCodes && registered.Contains(pending.Id)), "rule 3: a method is registered and half-made");
        foreach (var row in after.Sessions.Values.Where(row => !change.Before.Sessions.TryGetValue(row.Key, out var old) || old.Written != row.Written))
        {
            Holds.That(!row.Proofs.Any(proof => after.Pending.Any(pending => pending.Method != ShownCodes && pending.Id == proof.MethodId)), "rule 3: a half-made method in a session");
        }
    }
}
