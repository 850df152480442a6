namespace Identity.Server.Tests.Conformance;

/// <summary>Entropy as the suite measures it: Shannon's, of the text as it stands. 22 characters of base64url have too little of it.</summary>
internal static class Entropy
{
    private const double Least = 96;

    public static void Check(string name, string value)
    {
        var bits = value.Length * value.CountBy(character => character)
            .Select(count => (double)count.Value / value.Length)
            .Sum(share => -share * Math.Log2(share));

        Assert.That(bits, Is.GreaterThan(Least), $"The entropy of {name}");
        Assert.That(value.Length * 8, Is.GreaterThanOrEqualTo(128), $"The length of {name}");
    }
}
