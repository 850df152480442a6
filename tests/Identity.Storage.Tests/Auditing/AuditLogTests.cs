using Identity.Storage.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Storage.Tests.Auditing;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class AuditLogTests(StorageProvider provider) : StorageTests(provider)
{
    [Test]
    [Category("rule-8")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task Event_is_kept_or_lost_with_the_change_that_it_records(bool isCommitted)
    {
        var happened = new AuditEvent { Id = Guid.CreateVersion7(), At = Now, Kind = $"test.{isCommitted}", Data = """{"n":1}""" };

        await InScopeAsync<IServiceProvider>(async services =>
        {
            await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(CancellationToken.None);
            await services.GetRequiredService<AuditLog>().AddAsync(happened, CancellationToken.None);
            if (isCommitted)
            {
                await write.CommitAsync(CancellationToken.None);
            }
        });

        Assert.That(await DumpAsync(), isCommitted ? Does.Contain($"audit_events.kind={happened.Kind}") : Does.Not.Contain($"audit_events.kind={happened.Kind}"));
    }
}
