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

/// <summary>Composes the host: embed page, ingest, log, feed, dashboard.</summary>
public static class HostApp
{
    /// <summary>A host that listens on the loopback interface once it is started. The caller starts, stops and disposes it.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="runner">Runs scenarios for its dashboard; null where there is nothing that could.</param>
    /// <exception cref="EventLogException">The data folder cannot be used; the message says why and what helps.</exception>
    public static WebApplication Build(HostSettings options, ICatalogueRunner? runner = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(HostApp).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environments.Production,
            }
        );
        // Settings made for another program of this machine (Kestrel__Endpoints__… opens ports to the network) are not for this one.
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhostOrFree(options.Port));
        PrintedFormatter
            .AddTo(builder.Logging.ClearProviders())
            .SetMinimumLevel(LogLevel.Warning)
            // It warns that keys are stored in the clear; they are not stored, or in a folder of the owner's.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // A page can ask for what fails; its answer says so, and a trace of it for each call is a flood of its own.
            .AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None)
            // What keeps a host from starting is thrown to the caller that starts it.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IEventLog>(provider =>
            SqliteEventLog.Open(
                options,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SqliteEventLog>>()
            )
        );
        services.AddSingleton<EventFeed>();
        services.AddSingleton<IssueMarks>();
        services.AddSingleton<PageFacts>();
        services.AddSingleton<IssueBoard>();
        services.AddSingleton<EventGate>();
        services.AddSingleton<IngestGate>();
        services.AddSingleton<SessionOwners>();
        services.AddSingleton<IngestPace>();
        services.AddSingleton<OriginShares>();
        services.AddSingleton<RefusalBook>();
        services.AddSingleton<PageContacts>();
        services.AddSingleton<IngestService>();
        services.AddSingleton<OpenPages>();
        services.AddSingleton<ReplayService>();
        services.AddSingleton<SimulatorTraffic>();
        services.AddSingleton(provider => new ScenarioQueue(
            runner,
            provider.GetRequiredService<ILogger<ScenarioQueue>>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
        ));
        services.AddSingleton<FaultDesk>();
        services.AddHostSecurity();
        if (options.ExportsTelemetry)
            services.AddHostedService<EventExport>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ProtocolJson.Default));
        services
            .AddSignalR(hubs => hubs.MaximumReceiveMessageSize = EventLimits.BatchBytes)
            .AddHubOptions<IngestHub>(hub => hub.SupportedProtocols = ["json"])
            .AddJsonProtocol(json => json.PayloadSerializerOptions = ProtocolJson.Default.Options)
            .AddMessagePackProtocol();
        services.AddRazorPages(pages => pages.RootDirectory = "/");
        services.AddRazorComponents().AddInteractiveServerComponents();

        var app = builder.Build();
        OpenLog(app);
        app.UseResponseHeaders();
        app.UseStatusPages(failed => failed.UseResponseHeaders());
        app.UseContactWatch();
        app.UsePublicFiles();
        app.UsePageOriginCheck();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseLoginEnds();
        app.UseAntiforgery();

        app.MapGet(ProtocolRoutes.Health, () => TypedResults.Text("ok"));
        // Browsers ask for it where a page names no icon, or there is no page.
        app.MapGet("/favicon.ico", () => TypedResults.LocalRedirect("/favicon.svg"));
        app.MapLogin();
        app.MapBeacon();
        app.MapRecorded();
        app.MapEvents();
        app.MapReplays();
        app.MapScenarioFiles();
        app.MapHub<IngestHub>(ProtocolRoutes.IngestHub);
        app.MapHub<FeedHub>(ProtocolRoutes.FeedHub);
        app.MapRazorPages().AreOnlyRead();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().AreOnlyRead().NeedTickets();
        return app;
    }

    // Before it listens: what it could not keep it must not take in.
    private static void OpenLog(WebApplication app)
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
}
