using KojiWidgetHarness.Host.Dashboard;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.EventLog.Sqlite;
using KojiWidgetHarness.Host.Feed;
using KojiWidgetHarness.Host.Guide;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Host.Issues;
using KojiWidgetHarness.Host.Replays;
using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Host.Steering;
using KojiWidgetHarness.Host.Telemetry;
using KojiWidgetHarness.Host.Traffic;
using KojiWidgetHarness.Logging;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host;

/// <summary>The parts that <see cref="HostApp"/> composes, as far as they are not set up in a folder of their own.</summary>
internal static class HostParts
{
    public static void ListenOnLoopback(this WebApplicationBuilder builder, HostSettings options) =>
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhostOrFree(options.Port));

    public static void LogToStandardError(this WebApplicationBuilder builder) =>
        PrintedFormatter
            .AddTo(builder.Logging.ClearProviders())
            .SetMinimumLevel(LogLevel.Warning)
            // It warns that keys are stored in the clear; they are not stored, or in a folder of the owner's.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // A page can ask for what fails; its answer says so, and a trace of it for each call is a flood of its own.
            .AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None)
            // What keeps a host from starting is thrown to the caller that starts it.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

    public static void AddEventLog(this IServiceCollection services, HostSettings options)
    {
        services.AddSingleton<IEventLog>(provider =>
            SqliteEventLog.Open(
                options,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SqliteEventLog>>()
            )
        );
        services.AddSingleton<EventFeed>();
    }

    public static void AddIngest(this IServiceCollection services)
    {
        services.AddSingleton<EventGate>();
        services.AddSingleton<IngestGate>();
        services.AddSingleton<SessionOwners>();
        services.AddSingleton<IngestPace>();
        services.AddSingleton<OriginShares>();
        services.AddSingleton<RefusalBook>();
        services.AddSingleton<PageContacts>();
        services.AddSingleton<IngestService>();
    }

    public static void AddIssues(this IServiceCollection services)
    {
        services.AddSingleton<IssueMarks>();
        services.AddSingleton<PageFacts>();
        services.AddSingleton<IssueBoard>();
    }

    public static void AddReplays(this IServiceCollection services)
    {
        services.AddSingleton<OpenPages>();
        services.AddSingleton<ReplayService>();
        services.AddSingleton<ReloadService>();
    }

    public static void AddScenarioRuns(this IServiceCollection services, ICatalogueRunner? runner) =>
        services.AddSingleton(provider =>
            new ScenarioQueue(
                runner,
                provider.GetRequiredService<ILogger<ScenarioQueue>>(),
                provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping,
                () => provider.GetRequiredService<IEventLog>().LastPosition
            ).Follow()
        );

    public static void AddSimulatorAccess(this IServiceCollection services)
    {
        services.AddSingleton<SimulatorTraffic>();
        services.AddSingleton<FaultDesk>();
        services.AddSingleton<FaultWatch>();
    }

    public static void AddTelemetry(this IServiceCollection services, HostSettings options)
    {
        if (options.ExportsTelemetry)
            services.AddHostedService<EventExport>();
    }

    public static void AddWire(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ProtocolJson.Default));
        services
            .AddSignalR(hubs => hubs.MaximumReceiveMessageSize = EventLimits.BatchBytes)
            .AddHubOptions<IngestHub>(hub => hub.SupportedProtocols = ["json"])
            .AddJsonProtocol(json => json.PayloadSerializerOptions = ProtocolJson.Default.Options)
            .AddMessagePackProtocol();
    }

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.RootDirectory = "/");
        services.AddRazorComponents().AddInteractiveServerComponents();
    }

    /// <summary>Opens the log before the host listens: what it could not keep it must not take in.</summary>
    /// <exception cref="EventLogException">It cannot be opened. The host is disposed.</exception>
    public static void OpenEventLog(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IEventLog>();
            app.Services.GetRequiredService<LoginTickets>();
        }
        catch
        {
            ((IDisposable)app).Dispose();
            throw;
        }
    }

    public static void MapHealth(this WebApplication app) => app.MapGet(ProtocolRoutes.Health, () => TypedResults.Text("ok"));

    public static void MapHubs(this WebApplication app)
    {
        app.MapHub<IngestHub>(ProtocolRoutes.IngestHub);
        app.MapHub<FeedHub>(ProtocolRoutes.FeedHub);
    }

    public static void MapPages(this WebApplication app)
    {
        // Browsers ask for it where a page names no icon, or there is no page.
        app.MapGet("/favicon.ico", () => TypedResults.LocalRedirect("/favicon.svg"));
        app.MapRazorPages().AreOnlyRead();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().AreOnlyRead().NeedTickets();
    }
}
