using System.Net;
using System.Text;
using Identity.Domain.Passwords;
using Identity.OpenId.Claims;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Gate;
using Identity.OpenId.Hosting;
using Identity.OpenId.Interactions;
using Identity.OpenId.Keys;
using Identity.OpenId.Outbound;
using Identity.OpenId.Sessions;
using Identity.Server.AccessPasses;
using Identity.Server.AppPasswords;
using Identity.Server.Audit;
using Identity.Server.Authenticators;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Email;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Authenticators.Phone.Calls;
using Identity.Server.Authenticators.Questions;
using Identity.Server.Authenticators.Recovery;
using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Authenticators.Tokens;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Clients;
using Identity.Server.Commands.Moving;
using Identity.Server.Commands.Tokens;
using Identity.Server.Delivery;
using Identity.Server.Devices;
using Identity.Server.Delivery.Gateways;
using Identity.Server.Gate;
using Identity.Server.LegacyDoors;
using Identity.Server.Localization;
using Identity.Server.Outbound;
using Identity.Server.Pages.SignIn;
using Identity.Server.PasswordReset;
using Identity.Server.Passwords;
using Identity.Server.ProofOfWork;
using Identity.Server.RecoveryCodes;
using Identity.Server.RememberedDevices;
using Identity.Server.Restoring;
using Identity.Server.SecurityInfo;
using Identity.Storage;
using Identity.Storage.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Identity.Server.Hosting;

/// <summary>What the server is made of, a group of services a method.</summary>
internal static class ServerServices
{
    /// <summary>Registers everything.</summary>
    public static void AddIdentityServer(this WebApplicationBuilder builder)
    {
        var settings = ServerSettingsReader.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(settings);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ResponseHeaderEncodingSelector = name => name == MailDoor.UserHeader ? Encoding.UTF8 : null;
        });

        // A command that fails is thrown as well, and some are expected to: reading the history of an empty database.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddIdentityStorage(
            new StorageOptions { Provider = settings.Database.Provider, ConnectionString = settings.Database.ConnectionString });
        AddSecrets(builder.Services, settings, builder.Environment);
        AddPeople(builder.Services);
        AddProtocol(builder.Services, settings);
        AddJourneys(builder.Services);
        builder.Services.AddSecurityKeys(settings);
        builder.Services.AddPasswordReset();
        builder.Services.AddDoors();
        builder.AddPresentation();
        AddDelivery(builder.Services, settings);
        AddProxies(builder.Services, settings);
        builder.Services.AddHostedService<Housekeeping>();
        builder.Services.AddHostedService<AuditSealer>();
        builder.Services.AddRestoreGuard(settings, builder.Environment);
    }

    private static void AddSecrets(IServiceCollection services, ServerSettings settings, IHostEnvironment environment)
    {
        services.AddSingleton(MasterKey.Load(settings, environment.IsDevelopment(), ServerSettingsReader.DevelopmentKeyFile(settings)));
        services.AddDataProtection().SetApplicationName("identity").PersistKeysToDbContext<IdentityDatabase>();
        services.AddSingleton<MasterKeyXmlEncryptor>();
        services.AddOptions<KeyManagementOptions>().Configure<MasterKeyXmlEncryptor>((options, encryptor) => options.XmlEncryptor = encryptor);
        services.AddSingleton<ISecretSeal, DataProtectionSeal>();
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddIdentityCore<Person>(options =>
        {
            options.User.AllowedUserNameCharacters = "";
            options.Password = new PasswordOptions
            {
                RequiredLength = PasswordLength.Shortest,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
        });
        services.AddScoped<IUserStore<Person>, UserOnlyStore<Person, IdentityDatabase, Guid>>();
        services.AddSingleton<PasswordWork>();
        services.TryAddSingleton(Argon2Hash.Default);
        services.AddSingleton<PasswordHashes>();
        services.AddSingleton<PasswordEstimate>();
        services.AddSingleton<NewPasswordCheck>();
        services.AddScoped<PasswordLocks>();
        services.AddScoped<PasswordChange>();
        services.AddSingleton<MovedMethods>();
        services.AddScoped<PersonImport>();
        services.AddScoped<PersonUpdate>();
        services.AddScoped<PersonExport>();
        services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<Person>>(provider => provider.GetRequiredService<PasswordHashes>()));
    }

    private static void AddProtocol(IServiceCollection services, ServerSettings settings)
    {
        services.AddOpenId(options =>
        {
            options.Issuer = settings.Issuer;
            options.UiLocales = RequestLanguage.Tags;
        });
        services.AddScoped<IReleaseGate, ReleaseGate>();
        services.AddScoped<ILegacyPasswords, LegacyPasswords>();
        services.AddScoped<IClientBrake, ClientBrake>();
        services.AddSingleton<IOutboundFetcher>(provider => new OutboundFetcher(
            settings.Outbound, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OutboundFetcher>>()));
        services.AddScoped<IAcrValues, OfferedLevels>();
        services.AddScoped<IInteractions, Interactions>();
        services.AddScoped<SignInSessions>();
        services.AddScoped<ISessions>(provider => provider.GetRequiredService<SignInSessions>());
        services.AddScoped<IClaimsSource, ClaimsSource>();
        services.AddSingleton<IErrorPages, ProtocolErrorPages>();
        services.AddScoped<IFormPostPage, FormPostPage>();
    }

    private static void AddJourneys(IServiceCollection services)
    {
        services.AddSingleton<CookieNames>();
        services.AddScoped<BrowserState>();
        services.AddScoped<KnownBrowsers>().AddScoped<DeviceMemory>().AddScoped<DeviceChanges>().AddScoped<AccessChanges>();
        services.AddScoped<DeviceCodeBrake>().AddScoped<DeviceSignIn>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<PersonActivity>();
        services.AddScoped<JourneyReader>();
        services.AddScoped<JourneyStart>();
        services.AddScoped<AccountReader>();
        services.AddScoped<AccountSignIn>();
        services.AddScoped<MethodChanges>();
        services.AddScoped<Disowning>();
        services.AddScoped<JourneyRecorder>();
        services.AddScoped<SignOutHere>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<SecondStep>();
        services.AddScoped<PasskeySignIn>();
        services.AddScoped<PassSignIn>();
        services.AddSingleton<AccessPassDigests>();
        services.AddScoped<NewAccessPasses>();
        services.AddScoped<ForcedPasswordChange>();
        services.AddScoped<ProofOfWorkGate>();
        services.AddScoped<CodeAttempts>();
        services.AddScoped<AuthenticatorSet>();
        AddOneTimePasswords(services);
        services.AddScoped<MethodRegistration>();
        services.AddSingleton<AppPasswordDigests>();
        services.AddScoped<NewAppPasswords>();
        services.AddScoped<AppPasswordEnrollment>();
        services.AddScoped<AppPasswordChanges>();
        AddRecoveryCodes(services);
        services.AddSingleton<PhoneDigests>();
        services.AddScoped<PhoneSending>();
        services.AddSingleton<CodeDigests>();
        services.AddScoped<SentCodes>();
        services.AddScoped<PhoneAuthenticator>();
        services.AddScoped<IAuthenticator>(provider => provider.GetRequiredService<PhoneAuthenticator>());
        services.AddScoped<MethodReview>();
        services.AddScoped<PhoneEnrollment>();
        AddResetMethods(services);
    }

    private static void AddOneTimePasswords(IServiceCollection services)
    {
        services.AddScoped<AuthenticatorApps>();
        services.AddScoped<IAuthenticator, TotpAuthenticator<AuthenticatorApps>>();
        services.AddScoped<TotpEnrollment>();
        services.AddScoped<HardwareTokens>();
        services.AddScoped<IAuthenticator, TotpAuthenticator<HardwareTokens>>();
        services.AddScoped<TokenEnrollment>();
        services.AddScoped<TokenImport>();
        services.AddScoped<TokenReturn>();
    }

    private static void AddRecoveryCodes(IServiceCollection services)
    {
        services.AddSingleton<RecoveryCodeDigests>();
        services.AddScoped<RecoveryCodeAuthenticator>();
        services.AddScoped<IAuthenticator>(provider => provider.GetRequiredService<RecoveryCodeAuthenticator>());
        services.AddScoped<NewRecoveryCodes>();
        services.AddScoped<RecoveryCodeChanges>();
        services.AddScoped<RecoveryCodeUse>();
    }

    private static void AddResetMethods(IServiceCollection services)
    {
        services.AddSingleton<MailboxDigests>();
        services.AddScoped<MailSending>();
        services.AddScoped<RegisteredMailboxes>();
        services.AddScoped<EmailEnrollment>().AddScoped<OwnMailbox>();
        services.AddSingleton<AnswerHashes>();
        services.AddScoped<QuestionTexts>();
        services.AddScoped<QuestionEnrollment>();
        services.AddScoped<QuestionJudge>();
        services.AddScoped<QuestionChoice>();
    }

    private static void AddDelivery(IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<OutboxSignal>();
        services.AddScoped<MessageOutbox>();
        services.AddScoped<OutboxEndings>();
        services.AddScoped<OutboxDelivery>();
        services.AddHostedService<OutboxDispatcher>();
        services.AddScoped<ChangeNotices>();
        services.AddScoped<NoticeContacts>();
        services.AddSingleton<DeliveryReadiness>();
        services.AddSingleton<GatewayClient>();
        services.AddScoped<CallAnswers>();
        if (settings.Mail is { } mail)
        {
            services.AddSingleton(mail);
            services.AddSingleton<ISender<Mail>, SmtpMailSender>();
            AddCarrier<Mail>(services, MessageKinds.Mail);
        }

        if (settings.Text is { } text)
        {
            services.AddSingleton(provider => TextSender(text, provider.GetRequiredService<GatewayClient>()));
            AddCarrier<TextMessage>(services, MessageKinds.Text);
        }

        if (settings.Voice is { } voice)
        {
            services.AddSingleton<ISender<PhoneCall>>(provider =>
                new TwilioCallSender(new TwilioApi(voice, provider.GetRequiredService<GatewayClient>()), settings.Issuer));
            AddCarrier<PhoneCall>(services, MessageKinds.Call);
        }
    }

    private static void AddCarrier<T>(IServiceCollection services, string kind)
        where T : class =>
        services.AddScoped<ICarrier>(provider => ActivatorUtilities.CreateInstance<Carrier<T>>(provider, kind));

    private static ISender<TextMessage> TextSender(GatewaySettings text, GatewayClient gateway) => text.Gateway is Gateway.Kannel
        ? new KannelTextSender(text, gateway)
        : new TwilioTextSender(new TwilioApi(text, gateway));

    // Without a configured proxy no forwarded header is believed at all (attack 12).
    private static void AddProxies(IServiceCollection services, ServerSettings settings) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = settings.Proxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies)
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
}
