using System.Globalization;
using Identity.OpenId.Documents;
using Identity.Server.Passwords;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Commands.Moving;

/// <summary>Imports a file of people line by line; a bad line does not stop good ones.</summary>
internal sealed class PeopleImport(IServiceScopeFactory scopes, ILookupNormalizer normalizer, CommandIo io, bool keep)
{
    /// <summary>Each foreign scheme costs every sign-in one evaluation (attack 11).</summary>
    private const int MostSchemes = 4;

    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly SortedSet<string> schemes = new(StringComparer.Ordinal);
    private int added;
    private int changed;
    private int unchanged;

    /// <summary>How many lines were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Imports every line and prints what came of it.</summary>
    public async Task RunAsync(TextReader reader, CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var existing = await scope.ServiceProvider.GetRequiredService<PersonStore>().ForeignSchemesAsync(cancellationToken);
            schemes.UnionWith(existing.Select(ForeignHash.SchemeNamed));
        }

        var number = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } text)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                await ImportAsync(number, text, cancellationToken);
            }
        }

        await io.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{(keep ? "" : "Dry run, nothing was kept. ")}Added {added}, changed {changed}, unchanged {unchanged}, refused {Refused}."));
        if (schemes.Count > 0)
        {
            await io.Out.WriteLineAsync($"Until everybody who has one has signed in, each sign-in also evaluates a hash of: {string.Join(", ", schemes)}");
        }
    }

    private async Task ImportAsync(int number, string text, CancellationToken cancellationToken)
    {
        var errors = PersonLineReader.Read(text) switch
        {
            PersonLineReading.Invalid(var found) => found,
            PersonLineReading.Valid(var line) when ProblemWith(line, number) is { } problem => [problem],
            PersonLineReading.Valid(var line) => await ApplyAsync(number, line, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        Refused += errors.Count > 0 ? 1 : 0;
        foreach (var error in errors)
        {
            await io.Error.WriteLineAsync(ErrorLines.Line(number, error.Field, error.Message));
        }
    }

    private DocumentError? ProblemWith(PersonLine line, int number)
    {
        if (!lines.TryAdd(normalizer.NormalizeName(line.UserName), number))
        {
            return new DocumentError(number, "userName", $"stands on line {lines[normalizer.NormalizeName(line.UserName)]} as well");
        }

        return line.PasswordHash is { Scheme: not Person.OwnScheme and var scheme } && !schemes.Contains(scheme) && schemes.Count >= MostSchemes
            ? new DocumentError(number, "passwordHash", $"is of a further scheme, {scheme}: there may be {MostSchemes} at a time, and there are {string.Join(", ", schemes)}")
            : null;
    }

    private async Task<IReadOnlyList<DocumentError>> ApplyAsync(int number, PersonLine line, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        switch (await scope.ServiceProvider.GetRequiredService<PersonImport>().ApplyAsync(line, keep, cancellationToken))
        {
            case ImportOutcome.Refused(var field, var problem):
                return [new DocumentError(number, field, problem)];
            case ImportOutcome.Added:
                added++;
                Note(line);
                break;
            case ImportOutcome.Known(var changes, var kept):
                changed += changes.Count > 0 ? 1 : 0;
                unchanged += changes.Count > 0 ? 0 : 1;
                if (changes.Contains("passwordHash"))
                {
                    Note(line);
                }

                await ReportAsync(number, changes, kept);
                break;
        }

        return [];
    }

    private void Note(PersonLine line)
    {
        if (line.PasswordHash is { Scheme: not Person.OwnScheme and var scheme })
        {
            schemes.Add(scheme);
        }
    }

    private async Task ReportAsync(int number, IReadOnlyList<string> changes, IReadOnlyList<(string Field, string Reason)> kept)
    {
        if (changes.Count > 0)
        {
            await io.Out.WriteLineAsync($"line {number}: changed {string.Join(", ", changes)}");
        }

        foreach (var (field, reason) in kept)
        {
            await io.Out.WriteLineAsync(ErrorLines.Line(number, field, reason));
        }
    }
}
