using KojiWidgetHarness.Simulator.Api;
using KojiWidgetHarness.Simulator.Clock;
using KojiWidgetHarness.Simulator.Control;
using KojiWidgetHarness.Simulator.Description;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Faults;
using KojiWidgetHarness.Simulator.Guide;
using KojiWidgetHarness.Simulator.Hosting;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.Projects;
using KojiWidgetHarness.Simulator.RateLimits;
using KojiWidgetHarness.Simulator.Traffic;
using KojiWidgetHarness.Simulator.Widget;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Simulator;

/// <summary>A stand-in Koji: the widget page that a host page embeds, and the interview API behind it.</summary>
public static class SimulatorApp
{
    /// <summary>
    /// Composes a simulator that listens on 127.0.0.1 only. The caller starts, stops and disposes it; once started, its address is in
    /// <see cref="WebApplication.Urls"/>.
    /// </summary>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    public static WebApplication Build(SimulatorOptions options)
    {
        SimulatorOptionsRules.ThrowIfUnusable(options);

        // Empty: no configuration file, environment variable or argument of the process around it changes what the simulator does.
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.ListenOnLoopback(options);
        builder.LogToStandardError();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new ProjectCatalog(options.ActiveProjects, options.TakesAnyProject));
        builder.Services.AddSimulatorClock();
        builder.Services.AddApiErrors();
        builder.Services.AddCrossOriginAccess();
        builder.Services.AddInterviews();
        builder.Services.AddCallers();
        builder.Services.AddRateLimits();
        builder.Services.AddFaults();
        builder.Services.AddApiDescription(options);
        builder.Services.AddTrafficLog();

        var app = builder.Build();
        app.UseTrafficLog(options);
        app.UseHostFiltering();
        app.UseFaults();
        app.UseExceptionHandler(_ => { });
        app.UseWidgetAssets();
        app.UseRouting();
        app.UseCors();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapWidget(options.WidgetPaths);
        app.MapInterviewApi(options.Contract);
        app.MapRoot();
        app.MapCases();
        app.MapApiDescription();
        app.MapControl();
        app.MapMissing(options.WidgetPaths);
        return app;
    }
}
