using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Printing;

Console.SetOut(new PrintedWriter(Console.Out));
Console.SetError(new PrintedWriter(Console.Error));

var configuration = new ConfigurationBuilder().AddEnvironmentVariables("KOJI_HOST_").AddCommandLine(args).Build();

if (!Uri.TryCreate(configuration["widget"], UriKind.Absolute, out var widget))
{
    await Console.Error.WriteLineAsync("Say where the widget is: --widget http://127.0.0.1:5101/embed");
    return 2;
}

try
{
    var folder = configuration["data"];
    var options = new HostSettings
    {
        Port = configuration.GetValue("port", 5100),
        WidgetBase = widget.WithoutCredentials(),
        DataFolder = folder,
        Tokens = folder is null ? AccessTokens.Create() : TokenFile.OpenOrCreate(folder),
    };
    await using var host = HostApp.Build(options);
    await host.StartAsync();
    await Console.Out.WriteLineAsync(host.DashboardAddress(options).AbsoluteUri);
    await host.WaitForShutdownAsync();
    return 0;
}
catch (EventLogException unusable)
{
    await Console.Error.WriteLineAsync(unusable.Message);
    return 3;
}
