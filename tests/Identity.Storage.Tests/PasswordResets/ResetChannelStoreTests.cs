using Identity.Domain.PasswordReset;
using Identity.Storage.Facts;
using Identity.Storage.PasswordResets;

namespace Identity.Storage.Tests.PasswordResets;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("attack-3")]
public sealed class ResetChannelStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public async Task Held_channels_are_among_the_facts_until_they_are_forgotten()
    {
        var (person, other) = (await AddPersonAsync(), await AddPersonAsync());
        await HoldAsync(person.Id, Now.AddHours(-1), "phone:1", "totp:1");
        await HoldAsync(person.Id, Now, "phone:1");
        await HoldAsync(other.Id, Now, "phone:1");

        Assert.That(await ReadAsync(person.Id), Is.EquivalentTo([new ResetChannel("phone:1", Now), new ResetChannel("totp:1", Now.AddHours(-1))]));

        await InScopeAsync<ResetChannelStore>(store => store.ForgetAsync(person.Id, ["phone:1"], None));
        Assert.That(await ReadAsync(person.Id), Is.EqualTo([new ResetChannel("phone:1", Now)]));
        await InScopeAsync<ResetChannelStore>(store => store.ForgetAsync(person.Id, [], None));
        Assert.That(await ReadAsync(person.Id), Is.Empty);
        Assert.That(await ReadAsync(other.Id), Has.Count.EqualTo(1));
    }

    private Task HoldAsync(Guid personId, DateTimeOffset at, params string[] channels) =>
        InScopeAsync<ResetChannelStore>(store => store.HoldAsync(personId, channels, at, None));

    private async Task<IReadOnlyList<ResetChannel>> ReadAsync(Guid personId) =>
        (await InScopeAsync<FactsReader, SignInFacts>(reader => reader.ReadAsync(new() { PersonId = personId }, Now, None))).Person!.Facts.ResetChannels;
}
