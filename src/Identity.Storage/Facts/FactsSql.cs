namespace Identity.Storage.Facts;

/// <summary>The queries of <see cref="FactsReader"/>, in the words that SQLite and PostgreSQL share.</summary>
internal static class FactsSql
{
    private const string PolicyVersion = "{0}";
    private const string SessionHash = "{1}";
    private const string Now = "{2}";
    private const string TransactionKey = "{3}";
    private const string SecretHash = "{4}";
    private const string NamedPerson = "{5}";
    private const string NamedClient = "{6}";

    private const string LiveSession =
        $"""
         sessions s JOIN people o ON o.id = s.person_id AND o.epoch = s.epoch
         WHERE s.handle_hash = {SessionHash} AND s.ended_at IS NULL AND s.expires_at > {Now}
         """;

    private const string Transaction = $"sign_in_transactions t WHERE t.key = {TransactionKey} AND t.secret_hash = {SecretHash}";

    private const string FoundClient = $"COALESCE((SELECT t.client_id FROM {Transaction}), {NamedClient})";

    private const string FoundPerson =
        $"COALESCE((SELECT t.person_id FROM {Transaction}), (SELECT s.person_id FROM {LiveSession}))";

    // A text that is cached is not sent again.
    private const string Start =
        $"""
         SELECT p.version, CASE WHEN p.version = {PolicyVersion} THEN NULL ELSE p.document END FROM policies p ORDER BY p.version DESC LIMIT 1;
         SELECT s.id, s.sid, s.person_id, s.epoch, s.proofs, s.created_at, s.expires_at FROM {LiveSession};
         SELECT t.key, t.client_id, t.request, t.started_at, t.expires_at, t.completed_at, t.person_id, t.epoch, t.proofs, t.user_name,
             t.denied_at, t.consented_at, t.extensions, t.version, t.task, t.mailbox FROM {Transaction};
         SELECT c.client_id, c.version, c.document FROM clients c WHERE c.client_id = {FoundClient};

         """;

    private static readonly string OfFoundPerson = Start + OfPerson(FoundPerson);
    private static readonly string OfNamedPerson = Start + OfPerson(NamedPerson);

    public static string For(FactsQuery query) => query.PersonId is null ? OfFoundPerson : OfNamedPerson;

    // A person is named in each, also where there is nothing else to tell.
    private static string OfPerson(string id) =>
        $"""
         SELECT p.id, p.user_name, p.display_name, p.epoch, p.is_disabled, p.created_at, p.frozen_at,
             p.must_change_password, EXISTS (SELECT 1 FROM app_passwords a WHERE a.person_id = p.id AND a.epoch = p.epoch
                 AND a.ended_at IS NULL AND (a.expires_at IS NULL OR a.expires_at > {Now})),
             CASE WHEN p.email_confirmed THEN p.email END FROM people p WHERE p.id = {id};
         SELECT p.id, g.group_name FROM people p LEFT JOIN memberships g ON g.person_id = p.id WHERE p.id = {id};
         SELECT p.id, m.id, m.method, m.channel, m.label, m.registered_at, m.registered_under, m.is_default, m.phone,
                 m.proven_at, m.mail_domain, k.aaguid, k.is_discoverable, k.is_user_verified, k.is_backup_eligible,
                 CASE WHEN m.method = 'recoveryCodes' THEN (SELECT count(*) FROM recovery_codes c WHERE c.method_id = m.id AND c.used_at IS NULL) END
             FROM people p LEFT JOIN methods m ON m.person_id = p.id LEFT JOIN security_keys k ON k.method_id = m.id WHERE p.id = {id} ORDER BY m.registered_at, m.id;
         SELECT p.id, d.rule_id, d.first_asked_at, d.skips_used, d.skipped_at, d.rule_hash, d.deadline
             FROM people p LEFT JOIN deferrals d ON d.person_id = p.id WHERE p.id = {id};
         SELECT p.id, r.channel, r.at FROM people p LEFT JOIN reset_channels r ON r.person_id = p.id WHERE p.id = {id};
         SELECT p.id, d.id, d.epoch, d.method_id, d.remembered_at, d.until
             FROM people p LEFT JOIN remembered_devices d ON d.person_id = p.id AND d.epoch = p.epoch AND d.until > {Now} WHERE p.id = {id};
         SELECT p.id, c.part FROM people p LEFT JOIN consents c ON c.person_id = p.id AND c.client_id = {FoundClient} WHERE p.id = {id};
         """;
}
