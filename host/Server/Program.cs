using KojiWidgetHarness.Host;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables("KOJI_HOST_").AddCommandLine(args).Build();

if (!Uri.TryCreate(configuration["widget"], UriKind.Absolute, out var widget))
{
    await Console.Error.WriteLineAsync("Say where the widget is: --widget http://127.0.0.1:5101/embed");
    return 2;
}

var options = new HostSettings { Port = configuration.GetValue("port", 5100), WidgetBase = widget };
await using var host = HostApp.Build(options);
await host.StartAsync();
await Console.Out.WriteLineAsync(host.DashboardAddress(options).AbsoluteUri);
await host.WaitForShutdownAsync();
return 0;
