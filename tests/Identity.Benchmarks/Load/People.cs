using Identity.Benchmarks.Serving;
using Identity.Testing;

namespace Identity.Benchmarks.Load;

/// <summary>Who signs in, one after another, at one provider.</summary>
internal sealed class People
{
    private readonly AuthenticatorApp authenticator = new(BenchmarkPeople.TotpKey);
    private int plain;
    private int totp;

    /// <summary>The next one's name.</summary>
    public string Next(bool hasTotp) => hasTotp
        ? $"totp{Interlocked.Increment(ref totp) % BenchmarkPeople.WithTotp}"
        : $"plain{Interlocked.Increment(ref plain) % BenchmarkPeople.Plain}";

    /// <summary>What a person types wherever it is asked for; a provider's field names are its own.</summary>
    public IEnumerable<(string Name, string Value)> Answers(string person) =>
    [
        ("Input.UserName", person), ("Input.Password", BenchmarkPeople.Password),
        ("Input.Code", authenticator.CodeAt(TimeProvider.System.GetUtcNow())),
        ("login", person), ("password", BenchmarkPeople.Password),
    ];
}
