using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Feed;
using KojiWidgetHarness.Host.Guide;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Host.Replays;
using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Host.Security;

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
        builder.ListenOnLoopback(options);
        builder.LogToStandardError();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddEventLog(options);
        builder.Services.AddIngest();
        builder.Services.AddIssues();
        builder.Services.AddReplays();
        builder.Services.AddScenarioRuns(runner);
        builder.Services.AddSimulatorAccess();
        builder.Services.AddHostSecurity();
        builder.Services.AddTelemetry(options);
        builder.Services.AddWire();
        builder.Services.AddPages();

        var app = builder.Build();
        app.OpenEventLog();
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
        app.MapHealth();
        app.MapLogin();
        app.MapBeacon();
        app.MapRecorded();
        app.MapEvents();
        app.MapReplays();
        app.MapScenarioFiles();
        app.MapHubs();
        app.MapPages();
        return app;
    }
}
