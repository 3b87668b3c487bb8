using System.Globalization;
using KojiWidgetHarness.Tests.Benchmarks;
using KojiWidgetHarness.Tests.Benchmarks.Dashboard;
using KojiWidgetHarness.Tests.Benchmarks.Peers;
using KojiWidgetHarness.Tests.Benchmarks.Pictures;

const string Usage =
    "Usage: dotnet run -c Release --project tests/Benchmarks -- "
    + "log|append|feed|open|peers [EVENTS], sessions [SESSIONS], start [REQUESTS], check [PAGES], catalogue [ROUNDS], soak|flood [SECONDS], or pictures";

var number = 0;
if (
    args.Length is 0 or > 2
    || (args.Length == 2 && (!int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 1))
)
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}

switch (args[0])
{
    case "log":
        await PageBenchmark.RunAsync(number == 0 ? 1_000_000 : number);
        await AppendBenchmark.RunAsync(20_000);
        return 0;
    case "sessions":
        await SessionBenchmark.RunAsync(number == 0 ? 50_000 : number);
        return 0;
    case "append":
        await AppendBenchmark.RunAsync(number == 0 ? 20_000 : number);
        return 0;
    case "feed":
        await FeedBenchmark.RunAsync(number == 0 ? 50_000 : number);
        return 0;
    case "open":
        await OpenBenchmark.RunAsync(number == 0 ? 1_000_000 : number);
        return 0;
    case "start":
        await StartBenchmark.RunAsync(number == 0 ? 20_000 : number);
        return 0;
    case "check":
        await CheckBenchmark.RunAsync(number == 0 ? 1_000 : number);
        return 0;
    case "peers":
        await PeersBenchmark.RunAsync(number == 0 ? 100_000 : number);
        return 0;
    case "catalogue":
        await CatalogueBenchmark.RunAsync(number == 0 ? 1 : number);
        return 0;
    case "soak":
        await SoakBenchmark.RunAsync(number == 0 ? 600 : number);
        return 0;
    case "flood":
        await FloodBenchmark.RunAsync(number == 0 ? 60 : number);
        return 0;
    case "pictures":
        await Walk.RunAsync(Path.GetFullPath("wwwroot/pictures"));
        return 0;
    default:
        await Console.Error.WriteLineAsync(Usage);
        return 2;
}
