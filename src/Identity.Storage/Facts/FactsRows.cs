using System.Data.Common;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.Methods.Phones;
using Identity.Domain.PasswordReset;
using Identity.Domain.SignIn;
using Identity.Storage.Sessions;
using Identity.Storage.Transactions;

namespace Identity.Storage.Facts;

/// <summary>One row each of the queries of <see cref="FactsSql"/>, in the order of their columns.</summary>
internal static class FactsRows
{
    public static StoredSession Session(DbDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        reader.GetGuid(2),
        reader.GetInt64(3),
        ProofWriting.Read(reader.GetString(4)),
        Time(reader, 5),
        Time(reader, 6));

    public static StoredTransaction Transaction(DbDataReader reader) => new()
    {
        Key = reader.GetString(0),
        ClientId = reader.GetString(1),
        Request = reader.GetString(2),
        StartedAt = Time(reader, 3),
        ExpiresAt = Time(reader, 4),
        CompletedAt = TimeOrNull(reader, 5),
        PersonId = reader.IsDBNull(6) ? null : reader.GetGuid(6),
        Epoch = reader.IsDBNull(7) ? null : reader.GetInt64(7),
        Proofs = ProofWriting.Read(reader.GetString(8)),
        UserName = TextOrNull(reader, 9),
        DeniedAt = TimeOrNull(reader, 10),
        ConsentedAt = TimeOrNull(reader, 11),
        Extensions = reader.GetInt32(12),
        Version = reader.GetInt32(13),
        Task = AccountTaskWriting.Read(TextOrNull(reader, 14)),
        Mailbox = MailboxConfirmationWriting.Read(TextOrNull(reader, 15)),
    };

    /// <summary>A person, without what the queries after it tell.</summary>
    public static StoredPerson Person(DbDataReader reader)
    {
        var facts = new PersonFacts
        {
            Id = reader.GetGuid(0),
            Epoch = reader.GetInt64(3),
            IsDisabled = reader.GetBoolean(4),
            CreatedAt = Time(reader, 5),
            IsFrozen = !reader.IsDBNull(6),
            MustChangePassword = reader.GetBoolean(7),
            HasAppPassword = reader.GetBoolean(8),
            MailDomain = TextOrNull(reader, 9) is { } address ? address[(address.LastIndexOf('@') + 1)..] : null,
            Groups = new HashSet<string>(),
            Methods = [],
            Deferrals = [],
        };
        return new(facts, reader.GetString(1), reader.GetString(2));
    }

    // A kind that this program does not know, written by a newer one, is no method here.
    public static RegisteredMethod? Method(DbDataReader reader) =>
        MethodCatalogue.Find(reader.GetString(2)) is not { } method
            ? null
            : new()
            {
                Id = reader.GetGuid(1),
                Method = method,
                Channel = reader.GetString(3),
                Label = reader.GetString(4),
                RegisteredAt = Time(reader, 5),
                RegisteredUnder = (AssuranceLevel)reader.GetInt32(6),
                IsDefault = reader.GetBoolean(7),
                Phone = PhoneOrNull(reader, 8),
                ProvenAt = TimeOrNull(reader, 9),
                MailDomain = TextOrNull(reader, 10),
                Key = KeyOrNull(reader, 11),
                CodesLeft = CountOrNull(reader, 15),
            };

    public static Deferral Deferral(DbDataReader reader) => new()
    {
        RuleId = reader.GetString(1),
        FirstAskedAt = Time(reader, 2),
        SkipsUsed = reader.GetInt32(3),
        SkippedAt = TimeOrNull(reader, 4),
        RuleHash = TextOrNull(reader, 5),
        Deadline = TimeOrNull(reader, 6),
    };

    public static ResetChannel ResetChannel(DbDataReader reader) => new(reader.GetString(1), Time(reader, 2));

    public static RememberedDevice RememberedDevice(DbDataReader reader) => new()
    {
        Id = reader.GetGuid(1),
        Epoch = reader.GetInt64(2),
        MethodId = reader.GetGuid(3),
        RememberedAt = Time(reader, 4),
        Until = Time(reader, 5),
    };

    public static DateTimeOffset Time(DbDataReader reader, int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : Time(reader, column);

    public static string? TextOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static int? CountOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : (int)reader.GetInt64(column);

    private static KeyTraits? KeyOrNull(DbDataReader reader, int first) => reader.IsDBNull(first)
        ? null
        : new(reader.GetGuid(first), reader.GetBoolean(first + 1), reader.GetBoolean(first + 2), reader.GetBoolean(first + 3));

    private static PhoneSlot? PhoneOrNull(DbDataReader reader, int column) =>
        TextOrNull(reader, column) is { } slot ? Words.Read<PhoneSlot>(slot) : null;
}
