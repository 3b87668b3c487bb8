using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace KojiWidgetHarness.Tests.Benchmarks;

/// <summary>Pages per second of <c>check</c> on a tree of generated pages, beside html-validate's on the same tree: both as programs that a shell starts.</summary>
internal static class CheckBenchmark
{
    private const string Peer = "html-validate@10.17.0";
    private const int Rounds = 3;
    private const int PagesPerFolder = 50;

    public static async Task RunAsync(int pages)
    {
        var folder = Directory.CreateTempSubdirectory("koji-check-benchmark-");
        try
        {
            var bytes = Write(Path.Combine(folder.FullName, "site"), pages);
            Console.Error.WriteLine($"installing {Peer}");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.json"), """{"private":true}""");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, ".htmlvalidate.json"), """{"root":true,"extends":["html-validate:recommended"]}""");
            await TimeAsync(folder.FullName, "npm", "install", "--no-audit", "--no-fund", "--silent", Peer);

            var (own, peer) = (new List<double>(), new List<double>());
            // In turns, so that what else the machine does meets both; the first round warms up.
            for (var round = 0; round <= Rounds; round++)
            {
                var (ours, theirs) = (
                    await TimeAsync(folder.FullName, "dotnet", Path.Combine(AppContext.BaseDirectory, "koji-harness.dll"), "check", "site", "--format", "json"),
                    await TimeAsync(folder.FullName, "node", "node_modules/html-validate/bin/html-validate.mjs", "--formatter", "json", "site"));
                if (round == 0)
                    continue;
                own.Add(pages / ours);
                peer.Add(pages / theirs);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{pages} pages, {bytes / 1e6:0.0} MB, median of {Rounds} rounds: check {Median(own):0} pages/s, {Peer} {Median(peer):0} pages/s, ratio {Median(own) / Median(peer):0.0}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    // Findings make either end with 1.
    private static async Task<double> TimeAsync(string folder, string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        // One that breaks down is fast, too.
        if (process.ExitCode > 1 || (program != "npm" && !(await output).StartsWith('[') && !(await output).StartsWith('{')))
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
        return watch.Elapsed.TotalSeconds;
    }

    private static long Write(string root, int pages)
    {
        var bytes = 0L;
        for (var number = 0; number < pages; number++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, $"part-{number / PagesPerFolder}"));
            var page = Page(number);
            File.WriteAllText(Path.Combine(folder.FullName, $"page-{number}.html"), page);
            bytes += page.Length;
        }

        return bytes;
    }

    // As long as a product page with its navigation: a few hundred elements.
    private static string Page(int number)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Page</title></head>\n<body>\n<ul>\n");
        for (var item = 0; item < 150; item++)
            text.Append(CultureInfo.InvariantCulture, $"<li class=\"entry entry-{item}\"><a href=\"/page/{item}\">Article {item} of page {number}</a> <p>Some words about it, <strong>a few</strong> of them strong.</p></li>\n");
        text.Append("</ul>\n<iframe title=\"Interview\" src=\"https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7?mode=voice\"")
            .Append(number % 2 == 0 ? " allow=\"microphone\"" : "").Append("></iframe>\n");
        return text.Append("<script>addEventListener(\"message\", event => { if (event.origin === \"https://koji.so\") console.log(event.data); });</script>\n</body>\n</html>\n").ToString();
    }
}
