using System.Globalization;
using KojiWidgetHarness.Tests.Benchmarks;

const string Usage = "Usage: dotnet run -c Release --project tests/Benchmarks -- log|append|feed [EVENTS]";

var events = 0;
if (args.Length is 0 or > 2 || (args.Length == 2 && (!int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out events) || events < 1)))
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}

switch (args[0])
{
    case "log":
        await PageBenchmark.RunAsync(events == 0 ? 1_000_000 : events);
        await AppendBenchmark.RunAsync(20_000);
        return 0;
    case "append":
        await AppendBenchmark.RunAsync(events == 0 ? 20_000 : events);
        return 0;
    case "feed":
        await FeedBenchmark.RunAsync(events == 0 ? 50_000 : events);
        return 0;
    default:
        await Console.Error.WriteLineAsync(Usage);
        return 2;
}
