using Identity.Domain.AppPasswords;
using Identity.Domain.Methods.Recovery;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Server.Authenticators.Recovery;
using Identity.Server.Tests.Model.Doings;
using Identity.Server.Tests.Model.Watching;
using Identity.Storage;
using Identity.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Model;

/// <summary>Two people and four browsers at one server, and what the model knows of them.</summary>
internal sealed class ModelWorld
{
    private static readonly string[][] Groups = [["staff"], ["admins"]];

    private ModelWorld(RunningServer server, Watcher watcher, RelyingParty app, RelyingParty legacy) => (Server, Watcher, App, Legacy) = (server, watcher, app, legacy);

    /// <summary>The server.</summary>
    public RunningServer Server { get; }

    /// <summary>The eye on its database.</summary>
    public Watcher Watcher { get; }

    /// <summary>The app that people use.</summary>
    public RelyingParty App { get; }

    /// <summary>The app that takes app passwords.</summary>
    public RelyingParty Legacy { get; }

    /// <summary>The people.</summary>
    public List<ModelPerson> People { get; } = [];

    /// <summary>The browsers: two of each person, which others may use too.</summary>
    public List<ModelBrowser> Browsers { get; } = [];

    /// <summary>The groups that each is in.</summary>
    public Dictionary<Guid, IReadOnlySet<string>> Memberships { get; } = [];

    /// <summary>Everything that was proven.</summary>
    public ProofLog Log { get; } = new();

    /// <summary>The app's grants: codes that were not redeemed, those that were, and refresh tokens.</summary>
    public ModelTokens Tokens { get; } = new();

    /// <summary>The policy in force.</summary>
    public PolicyDocument Policy { get; private set; } = ModelPolicies.All[0].Document;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => Server.Clock.GetUtcNow();

    /// <summary>The rows as the step found them.</summary>
    public Snapshot Rows { get; set; } = null!;

    /// <summary>A new world on a server that had others before; nothing of them is left but people who do nothing.</summary>
    public static async Task<ModelWorld> BeginAsync(RunningServer server, Watcher watcher, RelyingParty app, RelyingParty legacy, DateTimeOffset at, ModelDice dice)
    {
        foreach (var table in new[]
        {
            "hardware_tokens", "remembered_devices", "artifacts", "grants", "sessions", "pending_methods", "sign_in_transactions", "codes", "outbox", "attempts", "send_counters", "change_notices",
            "security_answers", "removed_methods", "methods", "deferrals", "reset_channels", "reset_sends", "decoys", "password_resets", "browsers",
            "recovery_codes", "security_keys", "key_challenges", "access_passes", "app_password_places", "app_passwords",
        })
        {
            watcher.Execute($"DELETE FROM {table}");
        }

        // What people have at the beginning is old enough to be confirmed anew.
        server.Clock.AdjustTime(at.AddDays(-10));
        var world = new ModelWorld(server, watcher, app, legacy);
        await world.PublishAsync(dice.Below(ModelPolicies.All.Count));
        foreach (var groups in Groups)
        {
            await world.AddAsync(groups, dice);
        }

        server.Clock.AdjustTime(at);
        watcher.Begin();
        world.Look();
        return world;
    }

    /// <summary>The person of these; <see langword="null"/> if it is none of them.</summary>
    public ModelPerson? Find(Guid? id) => People.Find(person => person.Id == id);

    /// <summary>Reads the rows anew.</summary>
    public void Look() => Rows = Watcher.Look(Memberships.Keys);

    /// <summary>Puts a policy in force.</summary>
    public async Task PublishAsync(int number)
    {
        await Server.Policy.PublishAsync(ModelPolicies.All[number].Json);
        Policy = ModelPolicies.All[number].Document;
    }

    /// <summary>Has an administrator's work done.</summary>
    public Task ActAsync(Func<IServiceProvider, Task> act) => Server.UseAsync(act);

    private async Task AddAsync(string[] groups, ModelDice dice)
    {
        var added = await Server.People.AddAsync($"{Guid.CreateVersion7():N}@contoso.example", person => person.EmailConfirmed = dice.Chance(70), groups);
        var person = new ModelPerson(added.Id, added.UserName, added.Password);
        People.Add(person);
        Memberships[added.Id] = groups.ToHashSet();
        Browsers.Add(new ModelBrowser(Server, Browsers.Count));
        Browsers.Add(new ModelBrowser(Server, Browsers.Count));
        if (dice.Chance(40))
        {
            var app = await Server.People.AddTotpAsync(added);
            person.Apps[app.MethodId] = app;
        }

        if (dice.Chance(30))
        {
            var token = await Server.Tokens.RegisterAsync(added);
            person.Tokens[token.MethodId] = token;
        }

        if (dice.Chance(30))
        {
            await Server.Phones.AddAsync(added);
        }

        if (dice.Chance(35))
        {
            var key = new ForgedKey(Server.Issuer) { VerifiesUser = dice.Chance(75), Counter = dice.Chance(50) ? 1u : 0u };
            var id = await Server.Keys.AddAsync(added, key, dice.Chance(50) ? AssuranceLevel.PhishingResistant : AssuranceLevel.TwoFactor);
            person.Keys[id] = new ModelKey(key) { Counter = key.Counter };
        }

        if (dice.Chance(40))
        {
            var password = await Server.AppPasswords.AddAsync(added);
            person.AppPasswords.Add(new ModelAppPassword(password.Id, password.Text, DoorNames.All, ExpiresAt: null) { Epoch = person.Epoch });
        }

        if (dice.Chance(15))
        {
            Watcher.Execute($"UPDATE people SET frozen_at = {Now.ToUnixTimeMilliseconds()} WHERE id = '{added.Id.ToString().ToUpperInvariant()}'");
        }

        if (dice.Chance(50))
        {
            await AddCodesAsync(person, left: 1 + dice.Below(2));
        }

        if (dice.Chance(40))
        {
            await Server.Mails.AddAsync(added, "one@home.example");
        }

        if (dice.Chance(30))
        {
            await Server.People.AddQuestionsAsync(added, [.. KnownAnswers.Questions.Select(question => (question, KnownAnswers.Of(question)))]);
        }
    }

    // A set of which most were used before.
    private Task AddCodesAsync(ModelPerson person, int left) => Server.UseAsync(async services =>
    {
        var id = Guid.CreateVersion7(Now);
        var database = services.GetRequiredService<IdentityDatabase>().Database;
        await database.ExecuteSqlAsync(
            $"""
             INSERT INTO methods (id, person_id, method, channel, label, registered_at, registered_under, is_default)
             VALUES ({id}, {person.Id}, 'recoveryCodes', 'recoveryCodes', 'On paper', {Now.ToUnixTimeMilliseconds()}, 2, {false})
             """);
        for (var number = 0; number < left; number++)
        {
            var code = RecoveryCode.Make(_ => number);
            var digest = services.GetRequiredService<RecoveryCodeDigests>().Of(person.Id, id, code);
            await database.ExecuteSqlAsync($"INSERT INTO recovery_codes (method_id, person_id, digest) VALUES ({id}, {person.Id}, {digest})");
            person.Codes.Add(new ModelCode(id, code.Shown));
        }
    });
}
