using Identity.Domain.Methods.Tokens;
using Identity.OpenId.Keys;
using Identity.Server.Audit;
using Identity.Server.Authenticators.Tokens;
using Identity.Server.Authenticators.Totp;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.People;
using Identity.Storage.Tokens;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Commands.Tokens;

/// <summary>Takes in a file of hardware tokens: all of it, or nothing and what is wrong with each line.</summary>
/// <remarks>A file can be imported again: what is known and the same stays as it is, with whom it is. What is known and differs is refused.</remarks>
internal sealed class TokenImport(
    IdentityDatabase database, HardwareTokenStore tokens, PersonStore people, AuditLog audit, ISecretSeal seal, ILookupNormalizer names, TimeProvider clock)
{
    private readonly List<TokenFileError> errors = [];
    private readonly List<NewToken> added = [];
    private readonly List<(StoredToken Token, Guid PersonId)> assigned = [];

    /// <summary>Imports a file. What was done, in words.</summary>
    /// <exception cref="CommandException">Something in it is wrong; nothing was imported.</exception>
    public async Task<string> RunAsync(string text, CancellationToken cancellationToken)
    {
        var (file, now) = (TokenFile.Read(text), clock.GetUtcNow());
        errors.AddRange(file.Errors);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        foreach (var line in file.Lines)
        {
            await PlanAsync(line, now, cancellationToken);
        }

        if (errors.Count > 0)
        {
            throw new CommandException(
                [.. errors.OrderBy(error => error.Line).Select(error => ErrorLines.Line(error.Line, error.Field, error.Message)), "Nothing was imported."]);
        }

        await KeepAsync(now, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return $"{added.Count} new, {file.Lines.Count - added.Count} known, {assigned.Count + added.Count(token => token.PersonId is not null)} assigned.";
    }

    private async Task PlanAsync(TokenLine line, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid? owner = null;
        if (line.UserName.Length > 0)
        {
            owner = (await people.FindForSignInAsync(names.NormalizeName(line.UserName), cancellationToken))?.Id;
            Require(owner is not null, line, "upn", $"nobody signs in as {line.UserName}");
        }

        var secret = TotpSecret.Parse(line.Secret);
        if (await tokens.FindAsync(line.Serial, cancellationToken) is not { } known)
        {
            var id = Guid.CreateVersion7(now);
            added.Add(new NewToken(id, line, TokenKey.Seal(seal, id, secret), owner));
            return;
        }

        Require(TokenKey.Open(seal, known.Id, known.SealedSecret).IsSame(secret), line, "secret key", $"{known.Serial} is known with another key");
        Require(known.Clock.StepSeconds == line.StepSeconds, line, "time interval", $"{known.Serial} is known with another interval");
        Require(known.Manufacturer == line.Manufacturer && known.Model == line.Model, line, "model", $"{known.Serial} is known as another model");
        Require(owner is null || known.PersonId is null || known.PersonId == owner, line, "upn", $"{known.Serial} is somebody else's; see token assign");
        if (owner is { } person && known.PersonId is null)
        {
            assigned.Add((known, person));
        }
    }

    private async Task KeepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await tokens.AddAsync(added, now, cancellationToken);
        foreach (var (token, personId) in assigned)
        {
            if (!await tokens.TryAssignAsync(token, personId, now, cancellationToken))
            {
                throw new CommandException([$"{token.Serial} was changed meanwhile. Nothing was imported; try again."]);
            }
        }

        await audit.AddAsync(CommandEvents.Event(AuditKinds.TokensImported, now, $"{added.Count} new"), cancellationToken);
        var given = added.Where(token => token.PersonId is not null).Select(token => (token.Line.Serial.Text, token.PersonId!.Value))
            .Concat(assigned.Select(pair => (pair.Token.Serial, pair.PersonId)));
        foreach (var (serial, personId) in given)
        {
            await audit.AddAsync(CommandEvents.Event(AuditKinds.TokenAssigned, now, serial) with { PersonId = personId }, cancellationToken);
        }
    }

    private void Require(bool isRight, TokenLine line, string field, string message)
    {
        if (!isRight)
        {
            errors.Add(new TokenFileError(line.Line, field, message));
        }
    }
}
