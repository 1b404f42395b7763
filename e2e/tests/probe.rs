use e2e::*;
#[test]
fn a_plain() {
    run(Setup::usual(), async |b| {
        b.open("2.1.html").await?;
        let t=std::time::Instant::now();
        let n=b.nodes().await?;
        println!("{} nodes {:?}",n.len(),t.elapsed());
        for x in n.iter().filter(|n|n.role!="InlineTextBox").take(200) { println!("{:3} {} {:?} {} {}",0,x.role,x.name,x.focusable,x.disabled); }
        let t=std::time::Instant::now();
        let n=b.nodes_in("link").await?;
        println!("{} links {:?}",n.len(),t.elapsed());
        let t=std::time::Instant::now();
        let n=b.nodes_in("StaticText").await?;
        println!("{} texts {:?}",n.len(),t.elapsed());
        let t=std::time::Instant::now();
        b.evaluate::<i32>("return 1").await?;
        println!("eval {:?}",t.elapsed());
        let t=std::time::Instant::now();
        b.text().await?;
        println!("text {:?}",t.elapsed());
        println!("{}",b.address().await?);
        b.open("index.html").await?;
        for x in b.nodes().await?.iter().filter(|n|n.role!="InlineTextBox").take(150) { println!("{:3} {} {:?} {} {}",0,x.role,x.name,x.focusable,x.disabled); }
        Ok(())
    });
}
#[test]
fn b_nojs() {
    run(Setup::usual().without_javascript(), async |b| {
        b.open("index.html").await?;
        println!("{}", b.evaluate::<bool>("return matchMedia('(scripting: none)').matches").await?);
        println!("{:?}", b.evaluate::<String>("return getComputedStyle(document.querySelector('.filter__status')).display").await?);
        b.click_text("Operation").await?;
        println!("{:?}", b.names("heading").await?);
        tokio::time::sleep(std::time::Duration::from_millis(6)).await;
        Ok(())
    });
}
#[test]
fn c_nostorage() {
    run(Setup::usual().with_storage_blocked(), async |b| {
        b.open("index.html").await?;
        println!("{}", b.evaluate::<String>("try { localStorage; return 'ok' } catch (e) { return String(e) }").await?);
        println!("{}", b.text().await?.chars().take(800).collect::<String>());
        Ok(())
    });
}
#[test]
fn d_nowasm() {
    run(Setup::usual().with_wasm_off(), async |b| {
        b.open("2.1.html").await?;
        println!("{}", b.evaluate::<String>("return typeof WebAssembly").await?);
        println!("{}", b.text().await?.chars().take(1200).collect::<String>());
        tokio::time::sleep(std::time::Duration::from_millis(6)).await;
        Ok(())
    });
}
#[test]
fn e_kill() {
    run(Setup::usual(), async |b| {
        b.open("2.1.html").await?;
        b.kill().await?;
        b.open("2.1.html").await?;
        b.restart().await?;
        b.open("index.html").await?;
        b.evaluate::<()>("addEventListener('pageshow', e => document.title = 'persisted ' + e.persisted)").await?;
        b.open("about.html").await?;
        b.back().await?;
        println!("{}", b.evaluate::<String>("return document.title").await?);
        println!("{}", b.evaluate::<serde_json::Value>("return performance.getEntriesByType('navigation')[0].notRestoredReasons").await?);
        Ok(())
    });
}
