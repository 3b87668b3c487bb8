using System.Security.Cryptography;
using System.Text;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Reports.Output;
using KojiWidgetHarness.Reports.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>
/// A folder that a browser opens as it is, from a disk or a server: one page with its style and scripts in it, and the attachments.
/// </summary>
internal static class HtmlReport
{
    public const string PageName = "index.html";

    private const int HeadLength = 4096;

    private static readonly string[] Styles = ["tokens.css", "marks.css", "report.css", "report-body.css"];
    private static readonly string[] Scripts = ["copy.js", "report.js"];

    public static async Task WriteAsync(IReadOnlyList<ReportRun> runs, string folder, bool areForeign, CancellationToken cancellation)
    {
        if (File.Exists(folder))
            throw new IOException($"{folder} is a file, and a folder is needed.");

        PrivateFile.CreateFolder(folder);
        var attachments = new HtmlAttachments(folder, OpenedFile.TrueFolder(folder), areForeign);
        var cases = new List<HtmlCase>();
        var taken = new HashSet<string>();
        foreach (var (run, item) in runs.SelectMany(run => run.Cases.Select(item => (run, item))))
        {
            var name = HtmlCase.Name(runs.Count == 1 ? item.Name : $"{item.Name}-{run.Run.Browser.Name}", taken);
            var attempts = new List<IReadOnlyList<HtmlFile>>();
            foreach (var (index, attempt) in (item.Result?.EarlierAttempts ?? []).Index())
                attempts.Add(await attachments.CopyAsync(attempt.Attachments, $"{name}-attempt-{index + 1}", cancellation));
            cases.Add(
                new($"s-{name}", run, item, await attachments.CopyAsync(item.Result?.Attachments ?? [], name, cancellation), attempts)
            );
        }

        await ReportFile.WriteAsync(
            Path.Combine(folder, PageName),
            (stream, _) => WriteAsync(new(runs, cases, string.Concat(Styles.Select(Resource)), [.. Scripts.Select(Resource)]), stream),
            cancellation
        );
    }

    /// <summary>Whether a page says of itself that it is one of these: in its head, before its style.</summary>
    public static bool IsPage(string path)
    {
        using var reader = new StreamReader(OpenedFile.OpenRead(path, exactly: false), Encoding.UTF8);
        var head = new char[HeadLength];
        return new string(head, 0, reader.ReadBlock(head)).Contains(
            $"<meta name=\"generator\" content=\"{ReportRun.Tool} ",
            StringComparison.Ordinal
        );
    }

    private static async Task WriteAsync(HtmlContent content, Stream stream)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        await using var output = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ReportPage>(
                ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Content)] = content })
            );
            page.WriteHtmlTo(output);
        });
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"report/{name}")
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}: build it again.");
        using var reader = new StreamReader(stream);
        // A browser reads every end of a line as this one, and its hash is of what it reads.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>What the page shows, and what is in it.</summary>
/// <param name="Runs">At least one.</param>
/// <param name="Cases">Each scenario of them.</param>
/// <param name="Style">The style sheet.</param>
/// <param name="Scripts">The scripts, modules each.</param>
public sealed record HtmlContent(IReadOnlyList<ReportRun> Runs, IReadOnlyList<HtmlCase> Cases, string Style, IReadOnlyList<string> Scripts)
{
    /// <summary>The page's policy: nothing from elsewhere; of its own the style, the scripts, and the pictures beside it.</summary>
    public string Policy =>
        $"default-src 'none'; img-src 'self'; style-src {Hash(Style)}; script-src {string.Join(' ', Scripts.Select(Hash))}; "
        + "base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
