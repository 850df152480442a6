using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Methods;

/// <summary>The hashed answers to security questions. They are written with their method, by <see cref="MethodStore"/>.</summary>
public sealed class SecurityAnswerStore(IdentityDatabase database)
{
    /// <summary>
    /// What a person has answered under one method, in the order of the questions' ids. For nobody, or a method that is not theirs, it is
    /// nothing, found by the same query (attack 11).
    /// </summary>
    public async Task<IReadOnlyList<StoredAnswer>> FindAsync(Guid? personId, Guid? methodId, CancellationToken cancellationToken)
    {
        var (person, method) = (personId ?? Guid.Empty, methodId ?? Guid.Empty);
        return await database.Set<SecurityAnswerRow>().AsNoTracking()
            .Where(row => row.MethodId == method && row.PersonId == person)
            .OrderBy(row => row.QuestionId)
            .Select(row => new StoredAnswer(row.QuestionId, row.Hash))
            .ToListAsync(cancellationToken);
    }
}
