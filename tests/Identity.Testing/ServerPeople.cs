using Identity.Domain.Methods;
using Identity.Domain.PasswordReset.Questions;
using Identity.Domain.SignIn;
using Identity.OpenId.Keys;
using Identity.Server.Audit;
using Identity.Server.Authenticators.Questions;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Commands;
using Identity.Server.Commands.Moving;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>Makes and changes people through the services that the server itself uses.</summary>
public sealed class ServerPeople(RunningServer server)
{
    /// <summary>Makes a person in these groups.</summary>
    public Task<TestPerson> AddAsync(string userName, params string[] groups) => AddAsync(userName, change: null, groups);

    /// <summary>Makes a person in these groups, changed before being kept.</summary>
    public Task<TestPerson> AddAsync(string userName, Action<Person>? change, params string[] groups) =>
        server.UseAsync(async services =>
        {
            var person = new Person
            {
                Id = Guid.CreateVersion7(server.Clock.GetUtcNow()),
                UserName = userName,
                Email = $"{userName.Split('@')[0]}@mail.example",
                DisplayName = userName.Split('@')[0],
                CreatedAt = server.Clock.GetUtcNow(),
            };
            change?.Invoke(person);
            var password = $"correct horse {Guid.CreateVersion7():N}";
            var made = await services.GetRequiredService<UserManager<Person>>().CreateAsync(person, password);
            if (!made.Succeeded)
            {
                throw new InvalidOperationException(string.Join(' ', made.Errors.Select(error => error.Description)));
            }

            await services.GetRequiredService<PersonStore>().SetGroupsAsync(person.Id, groups, CancellationToken.None);
            await services.GetRequiredService<AuditLog>().AddAsync(
                CommandEvents.Event(AuditKinds.PersonAdded, person.CreatedAt) with { PersonId = person.Id }, CancellationToken.None);
            return new TestPerson(person.Id, userName, password);
        });

    /// <summary>Makes a person whose password is hashed as ASP.NET Core Identity does by itself (PBKDF2), as after an import.</summary>
    public async Task<TestPerson> AddLegacyAsync(string userName, params string[] groups)
    {
        var person = await AddAsync(userName, groups);
        var hash = new PasswordHasher<Person>().HashPassword(new Person(), person.Password);
        await server.UseAsync(services => services.GetRequiredService<IdentityDatabase>().Users.Where(row => row.Id == person.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.PasswordHash, hash).SetProperty(row => row.PasswordScheme, "pbkdf2")));
        return person;
    }

    /// <summary>Brings a person in as <c>user import</c> does with a line.</summary>
    public Task ImportAsync(string line) =>
        server.UseAsync(async services =>
        {
            var person = PersonLineReader.Read(line) is PersonLineReading.Valid(var read)
                ? read
                : throw new InvalidOperationException($"The line is not good: {line}");
            return await services.GetRequiredService<PersonImport>().ApplyAsync(person, keep: true, CancellationToken.None);
        });

    /// <summary>Registers an authenticator app of a person, as an import would.</summary>
    public Task<AuthenticatorApp> AddTotpAsync(TestPerson person, string label = "Phone", string method = "totp") =>
        server.UseAsync(async services =>
        {
            var secret = TotpSecret.New();
            var now = server.Clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            var epoch = await services.GetRequiredService<IdentityDatabase>().Users
                .Where(row => row.Id == person.Id).Select(row => row.Epoch).SingleAsync();
            var pending = new PendingMethod
            {
                Id = id,
                PersonId = person.Id,
                Epoch = epoch,
                TransactionKey = $"test:{id}",
                Method = method,
                SealedSecret = secret.Seal(services.GetRequiredService<ISecretSeal>(), person.Id, id),
                CreatedAt = now,
                ExpiresAt = now.AddMinutes(1),
            };
            var methods = services.GetRequiredService<MethodStore>();
            await methods.BeginAsync(pending, CancellationToken.None);
            var commit = new MethodCommit
            {
                Pending = pending,
                Channel = $"{method}:{id}",
                Label = label,
                LastStep = null,
                RegisteredUnder = AssuranceLevel.TwoFactor,
                Beside = null,
                Now = now,
            };
            var outcome = await methods.TryCommitAsync(commit, CancellationToken.None);
            return outcome is CommitOutcome.Committed
                ? new AuthenticatorApp(secret.Base32) { MethodId = id }
                : throw new InvalidOperationException($"The authenticator app was not registered: {outcome}.");
        });

    /// <summary>Registers the answers to a person's security questions, as the wizard does.</summary>
    public Task<Guid> AddQuestionsAsync(TestPerson person, params (string Question, string Answer)[] answers) =>
        AddForResetAsync(person, MethodCatalogue.Questions, (services, _) =>
        {
            var normal = answers.Select(answer => new NormalAnswer(answer.Question, QuestionAnswers.Normalise(answer.Answer)));
            return ([], QuestionEnrollment.Channel, null, services.GetRequiredService<AnswerHashes>().Make(person.Id, normal));
        });

    /// <summary>Registers a method that is for password reset alone.</summary>
    internal Task<Guid> AddForResetAsync(
        TestPerson person,
        AuthenticationMethod method,
        Func<IServiceProvider, PendingMethod, (byte[] Secret, string Channel, string? Domain, IReadOnlyList<StoredAnswer> Answers)> make) => server.UseAsync(async services =>
        {
            var now = server.Clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            var half = new PendingMethod
            {
                Id = id,
                PersonId = person.Id,
                Epoch = await services.GetRequiredService<IdentityDatabase>().Users.Where(row => row.Id == person.Id).Select(row => row.Epoch).SingleAsync(),
                TransactionKey = $"test:{id}",
                Method = method.Name,
                SealedSecret = [],
                CreatedAt = now,
                ExpiresAt = now.AddMinutes(1),
            };
            var (secret, channel, domain, answers) = make(services, half);
            var pending = half with { SealedSecret = secret };
            var methods = services.GetRequiredService<MethodStore>();
            await methods.BeginAsync(pending, CancellationToken.None);
            var commit = new MethodCommit
            {
                Pending = pending,
                Channel = channel,
                Label = method.Name,
                MailDomain = domain,
                Answers = answers,
                RegisteredUnder = AssuranceLevel.TwoFactor,
                Beside = null,
                Now = now,
            };
            return await methods.TryCommitAsync(commit, CancellationToken.None) is CommitOutcome.Committed
                ? id
                : throw new InvalidOperationException($"{method.Name} was not registered.");
        });

    /// <summary>Ends all that began before now, as a reset does.</summary>
    public Task RaiseEpochAsync(TestPerson person) =>
        server.UseAsync(services => services.GetRequiredService<PersonStore>().RaiseEpochAsync(person.Id, CancellationToken.None));

    /// <summary>Has a person choose a new password, as an operator does.</summary>
    public Task RequirePasswordChangeAsync(TestPerson person) =>
        server.UseAsync(services => services.GetRequiredService<PersonStore>().RequirePasswordChangeAsync(person.Id, CancellationToken.None));

    /// <summary>Switches an account off.</summary>
    public Task DisableAsync(TestPerson person) =>
        server.UseAsync(services => services.GetRequiredService<PersonStore>().SetDisabledAsync(person.Id, disabled: true, CancellationToken.None));

    /// <summary>The methods that a person has, by name; for assertions only.</summary>
    public Task<IReadOnlyList<string>> MethodsAsync(TestPerson person) =>
        server.Rows.ColumnAsync($"SELECT method FROM methods WHERE person_id = {server.Rows.Literal(person.Id)}");
}
