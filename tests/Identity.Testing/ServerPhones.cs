using System.Text.RegularExpressions;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;
using Identity.OpenId.Keys;
using Identity.OpenId.Stores;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Delivery;
using Identity.Storage;
using Identity.Storage.Codes;
using Identity.Storage.Methods;
using Identity.Storage.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>The telephones of people: what would reach them, read from the outbox of a server that sends nothing itself.</summary>
public sealed partial class ServerPhones(RunningServer server)
{
    /// <summary>The number that people have unless a test gives another.</summary>
    public const string Number = "+31612345678";

    /// <summary>Registers a phone of a person, as an import would.</summary>
    public Task<Guid> AddAsync(TestPerson person, string number = Number, string? extension = null, PhoneSlot slot = PhoneSlot.Mobile, bool byCall = false) =>
        server.UseAsync(async services =>
        {
            var now = server.Clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            var address = new PhoneAddress(number, extension);
            var secret = new PhoneSecret(address, slot, byCall ? PhoneChannel.Call : PhoneChannel.Text);
            var pending = new PendingMethod
            {
                Id = id,
                PersonId = person.Id,
                Epoch = await services.GetRequiredService<IdentityDatabase>().Users.Where(row => row.Id == person.Id).Select(row => row.Epoch).SingleAsync(),
                TransactionKey = $"test:{id}",
                Method = MethodCatalogue.Phone.Name,
                SealedSecret = secret.Seal(services.GetRequiredService<ISecretSeal>(), person.Id, id),
                CreatedAt = now,
                ExpiresAt = now.AddMinutes(1),
            };
            var methods = services.GetRequiredService<MethodStore>();
            await methods.BeginAsync(pending, CancellationToken.None);
            var commit = new MethodCommit
            {
                Pending = pending,
                Channel = services.GetRequiredService<PhoneDigests>().Channel(address),
                Label = address.Masked,
                Phone = slot,
                RegisteredUnder = AssuranceLevel.TwoFactor,
                Beside = null,
                Now = now,
            };
            return await methods.TryCommitAsync(commit, CancellationToken.None) is CommitOutcome.Committed
                ? id
                : throw new InvalidOperationException("The phone was not registered.");
        });

    /// <summary>What the newest text to a person says.</summary>
    public async Task<string> TextAsync(TestPerson person) => (await NewestAsync<TextMessage>(person, MessageKinds.Text)).Text;

    /// <summary>The code in the newest text to a person.</summary>
    public async Task<string> CodeAsync(TestPerson person) => Code().Match(await TextAsync(person)).Value;

    /// <summary>How many texts and calls were written for a person.</summary>
    public Task<int> CountAsync(TestPerson person) => server.Rows.CountAsync("codes", $"person_id = {server.Rows.Literal(person.Id)}");

    /// <summary>The person answers the newest call and presses the pound key.</summary>
    public Task<bool> AnswerAsync(TestPerson person) => server.UseAsync(async services =>
    {
        var call = await NewestAsync<PhoneCall>(person, MessageKinds.Call);
        return await services.GetRequiredService<CodeStore>().TryConfirmCallAsync(Handle.Hash(call.Handle), server.Clock.GetUtcNow(), CancellationToken.None);
    });

    /// <summary>The newest call to a person: the number, what is dialled after it, and the secret in the address of its markup.</summary>
    public async Task<(string To, string? Extension, string Handle)> CallAsync(TestPerson person)
    {
        var call = await NewestAsync<PhoneCall>(person, MessageKinds.Call);
        return (call.To, call.Extension, call.Handle);
    }

    private Task<T> NewestAsync<T>(TestPerson person, string kind)
        where T : class => server.UseAsync(async services =>
        {
            var newest = (await services.GetRequiredService<OutboxStore>().FindNewestAsync(200, CancellationToken.None))
                .First(message => message.PersonId == person.Id && message.Kind == kind);
            return services.GetRequiredService<MessageOutbox>().Open<T>(newest) ?? throw new InvalidOperationException("The message is erased.");
        });

    [GeneratedRegex(@"\d{6}")]
    private static partial Regex Code();
}
