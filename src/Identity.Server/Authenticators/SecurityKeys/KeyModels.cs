namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>What some models are called, to propose a name for a new key. It decides nothing.</summary>
internal static class KeyModels
{
    private static readonly Dictionary<Guid, string> Names = new()
    {
        [new("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4")] = "Google Password Manager",
        [new("fbfc3007-154e-4ecc-8c0b-6e020557d7bd")] = "iCloud Keychain",
        [new("dd4ec289-e01d-41c9-bb89-70fa845d4bf2")] = "iCloud Keychain",
        [new("adce0002-35bc-c60a-648b-0b25f1f05503")] = "Chrome (Mac)",
        [new("08987058-cadc-4b81-b6e1-30de50dcbe96")] = "Windows Hello",
        [new("9ddd1817-af5a-4672-a2b9-3e3dd95000a9")] = "Windows Hello",
        [new("6028b017-b1d4-4c02-b4b3-afcdafc96bb2")] = "Windows Hello",
        [new("53414d53-554e-4700-0000-000000000000")] = "Samsung Pass",
        [new("bada5566-a7aa-401f-bd96-45619a55120d")] = "1Password",
        [new("d548826e-79b4-db40-a3d8-11116f7e8349")] = "Bitwarden",
        [new("531126d6-e717-415c-9320-3d9aa6981239")] = "Dashlane",
        [new("fdb141b2-5d84-443e-8a35-4698c205a502")] = "KeePassXC",
        [new("ee882879-721c-4913-9775-3dfcce97072a")] = "YubiKey 5",
        [new("2fc0579f-8113-47ea-b116-bb5a8db9202a")] = "YubiKey 5",
        [new("cb69481e-8ff7-4039-93ec-0a2729a154a8")] = "YubiKey 5",
    };

    /// <summary>The name of a model; <see langword="null"/> if it is not known here.</summary>
    public static string? NameOf(Guid aaguid) => Names.GetValueOrDefault(aaguid);
}
