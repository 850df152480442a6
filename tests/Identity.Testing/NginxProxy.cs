namespace Identity.Testing;

/// <summary>A real nginx in a folder of its own, with the configuration that a test gives it.</summary>
public sealed class NginxProxy : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly DaemonProcess process;

    private NginxProxy(DirectoryInfo folder, DaemonProcess process) => (this.folder, this.process) = (folder, process);

    /// <summary>Starts one.</summary>
    /// <param name="http">What is in <c>http { }</c>; <see langword="null"/> if that is not there.</param>
    /// <param name="port">A port that it listens on.</param>
    /// <param name="beside">What is beside it: <c>mail { }</c>.</param>
    public static async Task<NginxProxy> StartAsync(string? http, int port, string beside = "")
    {
        var place = Directory.CreateTempSubdirectory("identity-nginx-");
        var (file, log) = (Path.Combine(place.FullName, "nginx.conf"), Path.Combine(place.FullName, "error.log"));
        await File.WriteAllTextAsync(file, Configuration(place.FullName, http, beside));
        try
        {
            return new(place, await DaemonProcess.StartAsync("/usr/sbin/nginx", "nginx", ["-p", place.FullName, "-c", file, "-e", log], port, log));
        }
        catch
        {
            place.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>What it complained about.</summary>
    public Task<string> ErrorsAsync() => File.ReadAllTextAsync(Path.Combine(folder.FullName, "error.log"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Delete(recursive: true);
    }

    // In the folder of the test even as root, and by one worker: the worker's user must read and write there too.
    private static string Configuration(string folder, string? http, string beside) =>
        $$"""
        load_module /usr/lib/nginx/modules/ngx_mail_module.so;
        daemon off;
        {{(Environment.UserName == "root" ? "user root;" : "")}}
        worker_processes 1;
        pid {{folder}}/nginx.pid;
        error_log {{folder}}/error.log info;
        events { worker_connections 64; }
        {{(http is null ? "" : $$"""
        http {
            access_log off;
            client_body_temp_path {{folder}}/body;
            proxy_temp_path {{folder}}/proxy;
            fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi;
            scgi_temp_path {{folder}}/scgi;
            proxy_cache_path {{folder}}/cache keys_zone=approvals:1m;
            {{http}}
        }
        """)}}
        {{beside}}
        """;
}
